package io.tandem.ingest.config;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.tandem.ingest.domain.Assessment.StatusPolicy;
import io.tandem.ingest.domain.Assessment.ZeroRule;
import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Period;
import io.tandem.ingest.domain.Region;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/// Writes the domain's single values as strings and reads them back: one form for the API and for stored documents.
@Singleton
public class DomainJson implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        SimpleModule module = new SimpleModule("tandem-ingest-domain");
        asText(module, CityCode.class, CityCode::value, text -> Optional.of(new CityCode(text)));
        asText(module, Period.class, Period::toString, Period::parse);
        asText(module, Region.class, Region::wireName, Region::named);
        asText(module, StatusPolicy.class, StatusPolicy::wireName, StatusPolicy::named);
        asText(module, ZeroRule.class, ZeroRule::wireName, ZeroRule::named);
        mapper.registerModule(module);
    }

    private static <T> void asText(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, Optional<T>> read) {
        module.addSerializer(type, new TextSerializer<>(type, write));
        module.addDeserializer(type, new TextDeserializer<>(type, read));
    }

    @SuppressWarnings("serial") // never serialised
    private static final class TextSerializer<T> extends StdSerializer<T> {
        private final Function<T, String> write;

        TextSerializer(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(write.apply(value));
        }
    }

    @SuppressWarnings("serial") // never serialised
    private static final class TextDeserializer<T> extends StdDeserializer<T> {
        private final Class<T> type;
        private final Function<String, Optional<T>> read;

        TextDeserializer(Class<T> type, Function<String, Optional<T>> read) {
            super(type);
            this.type = type;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return read.apply(json.getText())
                    .orElseThrow(() -> context.weirdStringException("", type, "not a " + type.getSimpleName()));
        }
    }
}
