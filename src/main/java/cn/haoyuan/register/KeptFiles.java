package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.sheet.Mark;
import cn.haoyuan.sheet.MarkedCopy;
import cn.haoyuan.sheet.UnreadableSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files that were made of one that was sent, kept for a day for whoever sent that. Nodes share the data folder. */
@Component
class KeptFiles {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Path folder;
    private final Clock clock;

    KeptFiles(@Value("${haoyuan.data:data}") Path data, Clock clock) {
        this.folder = data.resolve("marked");
        this.clock = clock;
    }

    /** Writes a file. */
    interface Writing {
        void to(OutputStream out) throws IOException, UnreadableSheet;
    }

    /** Keeps a copy of a file that was refused, marked cell by cell; answers its key. */
    String keepMarked(Viewer viewer, Path file, RegisterUpload.Outcome outcome) throws IOException, UnreadableSheet {
        List<Mark> marks = outcome.problems().stream()
                .map(problem -> new Mark(
                        problem.line(),
                        outcome.positions().getOrDefault(problem.column(), -1),
                        problem.column(),
                        problem.message()))
                .toList();
        return keep(viewer, out -> MarkedCopy.write(file, marks, outcome.headings(), out));
    }

    /** Makes a file and says under which key it is had. */
    String keep(Viewer viewer, Writing writing) throws IOException, UnreadableSheet {
        Files.createDirectories(folder);
        sweep();
        String key = UUID.randomUUID().toString();
        Path file = path(viewer, key);
        try (OutputStream out = Files.newOutputStream(file)) {
            writing.to(out);
        }
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        return key;
    }

    /** The file that this account was given; empty if it was another's or its day is over. */
    Optional<Path> find(Viewer viewer, UUID key) {
        return Optional.of(path(viewer, key.toString())).filter(file -> !isOver(file));
    }

    private Path path(Viewer viewer, String key) {
        return folder.resolve(viewer.accountId() + "-" + key + ".xlsx");
    }

    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(this::isOver).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Also where there is none: its time is 0. */
    private boolean isOver(Path file) {
        return file.toFile().lastModified() < clock.instant().minus(KEPT).toEpochMilli();
    }
}
