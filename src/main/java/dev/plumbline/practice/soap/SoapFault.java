package dev.plumbline.practice.soap;

/** A call that ends in a fault. */
public final class SoapFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int row;
    private final int column;

    public SoapFault(String code, String message) {
        this(code, message, -1, -1);
    }

    /** @param row from 1, -1 for a fault that is not about a place in a query */
    SoapFault(String code, String message, int row, int column) {
        super(message);
        this.code = code;
        this.row = row;
        this.column = column;
    }

    String code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** The fault's type by its code; everything without a type of its own is an unexpected error. */
    String type() {
        return switch (code) {
            case "MALFORMED_QUERY" -> "MalformedQueryFault";
            case "MALFORMED_SEARCH" -> "MalformedSearchFault";
            case "INVALID_FIELD" -> "InvalidFieldFault";
            case "INVALID_TYPE" -> "InvalidSObjectFault";
            case "INVALID_QUERY_LOCATOR" -> "InvalidQueryLocatorFault";
            case "MALFORMED_ID", "INVALID_ID_FIELD" -> "InvalidIdFault";
            case "INVALID_QUERY_FILTER_OPERATOR" -> "ApiQueryFault";
            default -> "UnexpectedErrorFault";
        };
    }

    /** Faults of this kind say where in the query they are. */
    boolean hasPlace() {
        return switch (type()) {
            case "MalformedQueryFault",
                    "MalformedSearchFault",
                    "InvalidFieldFault",
                    "InvalidSObjectFault",
                    "ApiQueryFault" -> true;
            default -> false;
        };
    }
}
