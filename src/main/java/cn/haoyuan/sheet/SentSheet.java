package cn.haoyuan.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A sheet that somebody sent, a file of its own until it is closed. */
public final class SentSheet implements AutoCloseable {

    /**
     * What became of a sheet that people fill in.
     *
     * @param rows how many lines of data it has
     * @param ignored headings of columns that were not read
     * @param months which cells say a month only, and for which day each was taken
     * @param marked a copy with each problem at its cell, in base 64, because it is kept nowhere; null if nothing is wrong
     */
    public record Checked(
            String name,
            int rows,
            List<String> ignored,
            List<Mark> months,
            List<Mark> problems,
            @Nullable String marked) {

        /** How many problems a page lists. */
        public static final int SHOWN = 200;

        public boolean wrong() {
            return !problems.isEmpty();
        }

        /** The first problems. */
        public List<Mark> shown() {
            return problems.subList(0, Math.min(SHOWN, problems.size()));
        }
    }

    private final String name;
    private final Path path;

    private SentSheet(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /**
     * Keeps what was sent.
     *
     * @param most megabytes
     * @throws UnreadableSheet if nothing was sent, or more than that
     */
    public static SentSheet of(@Nullable MultipartFile file, int most) throws IOException, UnreadableSheet {
        String name = file == null || file.getOriginalFilename() == null
                ? ""
                : file.getOriginalFilename().replace("\0", "").strip();
        if (file == null || name.isEmpty()) {
            throw new UnreadableSheet("请先选择文件。");
        }
        if (file.getSize() > (long) most << 20) {
            throw new UnreadableSheet("文件超过 " + most + " MB，请分成几个文件。");
        }
        SentSheet sheet = new SentSheet(name, Files.createTempFile("sheet", ".upload"));
        try {
            file.transferTo(sheet.path);
        } catch (IOException | RuntimeException broken) {
            sheet.close();
            throw broken;
        }
        return sheet;
    }

    /** What it is called where it comes from. */
    public String name() {
        return name;
    }

    public Path path() {
        return path;
    }

    /** What became of it, with the marked copy where anything is wrong. */
    public Checked checked(FilledFile<?> file) throws IOException, UnreadableSheet {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        if (!file.problems().isEmpty()) {
            MarkedCopy.write(path, file.problems(), file.headings(), copy);
        }
        return new Checked(
                name,
                file.lines().size(),
                List.copyOf(file.ignored()),
                List.copyOf(file.months()),
                List.copyOf(file.problems()),
                copy.size() == 0 ? null : Base64.getEncoder().encodeToString(copy.toByteArray()));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
