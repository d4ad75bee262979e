package cn.haoyuan.document;

import cn.haoyuan.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Prints papers and hands them out. */
@Component
public class Papers {

    /** So much is laid out at once, as {@link Paper#cost()} counts it: one of the largest or ten usual ones; about 100 MB. */
    private static final int AT_ONCE = 5000;

    private static final int LEAST = 500;
    private static final int WAIT_SECONDS = 15;

    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final Clock clock;
    private final boolean demo;

    Papers(Clock clock, @Value("${haoyuan.demo:false}") boolean demo) {
        this.clock = clock;
        this.demo = demo;
    }

    /**
     * Answers with the paper as a file named after it. Called outside a transaction, so that no connection waits for it.
     *
     * @throws ResponseStatusException 422 where it is too long, 503 where too many are being printed
     */
    public void send(Paper paper, PaperKind kind, String name, HttpServletResponse response) throws IOException {
        if (paper.rows() > kind.mostRows()) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, kind.tooMany(paper.rows()));
        }
        if (paper.characters() > Paper.MOST_CHARACTERS) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "内容超过 " + Paper.MOST_CHARACTERS + " 字，无法生成 Word 或 PDF。");
        }
        int share = kind == PaperKind.PDF ? Math.clamp(paper.cost(), LEAST, AT_ONCE) : 0;
        take(share);
        try {
            Download.begin(response, name + "." + kind.name().toLowerCase(Locale.ROOT));
            print(demo ? paper.invented() : paper, kind, response.getOutputStream());
        } finally {
            room.release(share);
        }
    }

    /** Writes the paper without any bound. */
    void print(Paper paper, PaperKind kind, OutputStream out) throws IOException {
        switch (kind) {
            case DOCX -> WordPrinter.print(paper, clock, out);
            case PDF -> PdfPrinter.print(paper, out);
        }
    }

    private void take(int share) {
        try {
            if (room.tryAcquire(share, WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "正在生成的 PDF 较多，请过一会儿再试。");
    }
}
