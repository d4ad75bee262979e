package cn.haoyuan.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes an empty file to be filled in: headings with notes, lists to choose from, every cell text so that codes keep their digits. */
public final class TemplateWriter {

    /** So many rows below the headings offer their choices. */
    static final int ROWS = 20_000;

    private static final String CHOICES = "选项";

    private TemplateWriter() {}

    public static void write(OutputStream out, String name, List<TemplateColumn> columns) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet(name);
            XSSFSheet choices = workbook.createSheet(CHOICES);
            XSSFCellStyle usual = style(workbook, IndexedColors.GREY_25_PERCENT);
            XSSFCellStyle required = style(workbook, IndexedColors.LIGHT_YELLOW);
            XSSFCellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            XSSFRow head = sheet.createRow(0);
            for (int i = 0; i < columns.size(); i++) {
                TemplateColumn column = columns.get(i);
                sheet.setDefaultColumnStyle(i, text);
                sheet.setColumnWidth(i, Math.clamp(column.heading().length() * 2L + 4, 10, 40) * 256);
                XSSFCell cell = head.createCell(i);
                cell.setCellValue(column.heading());
                cell.setCellStyle(column.required() ? required : usual);
                note(sheet, cell, column);
                choose(sheet, choices, i, column.choices());
            }
            sheet.createFreezePane(0, 1);
            workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
            workbook.write(out);
        }
    }

    private static void note(XSSFSheet sheet, XSSFCell cell, TemplateColumn column) {
        if (!column.note().isEmpty()) {
            ClientAnchor place = sheet.getWorkbook().getCreationHelper().createClientAnchor();
            place.setCol1(cell.getColumnIndex());
            place.setCol2(cell.getColumnIndex() + 3);
            place.setRow1(1);
            place.setRow2(5);
            Comment note = sheet.createDrawingPatriarch().createCellComment(place);
            note.setString(sheet.getWorkbook().getCreationHelper().createRichTextString(column.note()));
            note.setAuthor("好园");
            cell.setCellComment(note);
        }
    }

    /** The list stands on a hidden sheet: within a formula it could not be longer than 255 characters. */
    private static void choose(XSSFSheet sheet, XSSFSheet choices, int column, List<String> answers) {
        if (answers.isEmpty()) {
            return;
        }
        for (int i = 0; i < answers.size(); i++) {
            XSSFRow row = choices.getRow(i) == null ? choices.createRow(i) : choices.getRow(i);
            row.createCell(column).setCellValue(answers.get(i));
        }
        String letter = CellReference.convertNumToColString(column);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createFormulaListConstraint(CHOICES + "!$" + letter + "$1:$" + letter + "$" + answers.size()),
                new CellRangeAddressList(1, ROWS, column, column));
        validation.setShowErrorBox(true);
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.createErrorBox("不在选项里", "请从下拉列表里选择。");
        sheet.addValidationData(validation);
    }

    private static XSSFCellStyle style(XSSFWorkbook workbook, IndexedColors colour) {
        XSSFFont bold = workbook.createFont();
        bold.setBold(true);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(bold);
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
