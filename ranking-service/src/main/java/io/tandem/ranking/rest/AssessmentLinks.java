package io.tandem.ranking.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the statistics, figures and the report of an assessment are, as URI templates (RFC 6570).
final class AssessmentLinks {
    private static final Map<String, String> TEMPLATES = templates();

    private AssessmentLinks() {}

    static Map<String, String> of(String assessment) {
        Map<String, String> links = new LinkedHashMap<>();
        TEMPLATES.forEach((name, template) -> links.put(name, "/api/v1/assessments/" + assessment + template));
        return Collections.unmodifiableMap(links);
    }

    private static Map<String, String> templates() {
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("report", "/report{?lang,asOf}");
        templates.put("statements", "/statements{?asOf}");
        templates.put("figures", "/figures{?asOf}");
        templates.put("figure", "/figures/{number}{?lang,asOf}");
        templates.put("appendix", "/appendices/{number}{?asOf}");
        templates.put("quadrants", "/quadrants{?x,y,measure,by,asOf}");
        templates.put("groups", "/groups{?asOf}");
        templates.put("provinces", "/provinces{?asOf}");
        templates.put("regions", "/regions{?asOf}");
        templates.put("tiers", "/tiers{?by,asOf}");
        templates.put("thresholds", "/thresholds{?where,among,by,asOf}");
        templates.put("top", "/top{?by,measure,order,n,asOf}");
        templates.put("farthest", "/farthest{?x,y,measure,quadrant,n,asOf}");
        templates.put("deciles", "/deciles{?indicator,period,asOf}");
        templates.put("compare", "/compare{?cities,groups,asOf}");
        templates.put("movers", "/movers{?board,since,asOf}");
        templates.put("peers", "/cities/{code}/peers{?asOf}");
        return templates;
    }
}
