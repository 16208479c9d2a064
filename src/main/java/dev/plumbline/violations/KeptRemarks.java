package dev.plumbline.violations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.violations.Remark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remarks as a column keeps them: for each a list of its kind and its parts. */
final class KeptRemarks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptRemarks() {}

    /** Nothing where all of it is somebody's own words, which stand beside it as they are. */
    static @Nullable String json(List<Remark> remarks) {
        if (remarks.stream().allMatch(remark -> remark.kind() == Kind.SAID)) {
            return null;
        }
        List<List<String>> kept = remarks.stream()
                .map(remark -> Stream.concat(
                                Stream.of(remark.kind().name().toLowerCase(Locale.ROOT)), remark.parts().stream())
                        .toList())
                .toList();
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** None where nothing was kept, or where a kind is of a later version: then the text beside it has to do. */
    static List<Remark> of(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            List<Remark> remarks = new ArrayList<>();
            for (List<String> kept : JSON.readValue(json, new TypeReference<List<List<String>>>() {})) {
                remarks.add(
                        new Remark(Kind.valueOf(kept.get(0).toUpperCase(Locale.ROOT)), kept.subList(1, kept.size())));
            }
            return remarks;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the remarks of a history are not the JSON that was written", e);
        } catch (IllegalArgumentException later) {
            return List.of();
        }
    }
}
