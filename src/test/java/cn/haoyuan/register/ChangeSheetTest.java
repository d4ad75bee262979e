package cn.haoyuan.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.org.RegisterChange;
import cn.haoyuan.testing.Sheets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ChangeSheetTest {

    @Test
    void whatASheetCannotHoldIsSaidInItsLastRow() throws IOException {
        assertThat(names(3, 3)).containsExactly("幼儿园名称", "园1", "园2", "一张表放不下，其余的变动没有列出，请把名册分成几个文件核对。");
        assertThat(names(3, 2)).containsExactly("幼儿园名称", "园1", "园2");
        assertThat(names(3, 900)).hasSize(4).last().asString().startsWith("一张表放不下");
    }

    private static List<String> names(int most, int changes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChangeSheet.write(out, most, each -> IntStream.rangeClosed(1, changes)
                .mapToObj(line -> new RegisterChange(line, "1136", "园" + line, "城北区", true, null, null, List.of()))
                .forEach(each));
        MockHttpServletResponse sent = new MockHttpServletResponse();
        sent.getOutputStream().write(out.toByteArray());
        List<Row> rows = Sheets.of(sent).getFirst();
        return Sheets.column(rows, 2);
    }
}
