package cn.haoyuan.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.mock.web.MockHttpServletResponse;

/** The sheets of a file that was sent, row by row. */
public final class Sheets {

    private Sheets() {}

    public static List<List<Row>> of(MockHttpServletResponse answer) throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            List<List<Row>> sheets = new ArrayList<>();
            for (var sheet : workbook.getSheets().toList()) {
                sheets.add(sheet.read());
            }
            return sheets;
        }
    }

    /** What stands in a column, from top to bottom. */
    public static List<String> column(List<Row> rows, int column) {
        return rows.stream()
                .map(row -> column < row.getCellCount() ? row.getCellText(column) : "")
                .toList();
    }
}
