package io.tandem.fold;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Tells a record that can never be stored from a dependency that is away.
public final class Failures {
    private Failures() {}

    /// Whether trying again cannot help: the data was refused (SQLState classes 22 and 23) or a rule of the
    /// domain was broken ([IllegalArgumentException]). Everything else is taken for a passing fault, because
    /// a good record must never be put aside for a fault that is not its own.
    public static boolean isPoison(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return isRefusedData(refused.getSqlState());
            }
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return isRefusedData(refused.getSQLState());
            }
            if (cause instanceof IllegalArgumentException || cause instanceof ArithmeticException) {
                return true;
            }
        }
        return false;
    }

    /// Whether the batch was more than this process can hold. Heap that is used up ends the process; what comes
    /// here is the memory outside of it, of which a batch needs as much as its longest statement.
    static boolean isTooLarge(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefusedData(String sqlState) {
        return sqlState.startsWith("22") || sqlState.startsWith("23");
    }

    /// The innermost cause in one line, without control characters and at most 300 characters.
    static String summary(Throwable failure) {
        Throwable root = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        String text = root.getClass().getSimpleName() + ": " + root.getMessage();
        String printable = text.replaceAll("\\p{Cntrl}+", " ");
        return printable.length() <= 300 ? printable : printable.substring(0, 300);
    }
}
