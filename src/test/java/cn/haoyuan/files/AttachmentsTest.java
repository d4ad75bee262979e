package cn.haoyuan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Post;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import jakarta.servlet.MultipartConfigElement;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@HaoyuanTest
class AttachmentsTest {

    private static final byte[] PDF = "%PDF-1.7\nreport".getBytes(StandardCharsets.UTF_8);

    @Autowired
    TestCity city;

    @Autowired
    Attachments attachments;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    /** Anybody may send parts before it is asked who they are. */
    @Test
    void ofARequestWithManyPartsLittleStaysInMemory(
            @Autowired MultipartConfigElement parts, @Value("${server.tomcat.max-part-count}") int most) {
        assertThat((long) parts.getFileSizeThreshold() * most).isLessThanOrEqualTo(16 << 20);
    }

    @Test
    void whatIsUploadedComesBackAsAnAttachmentUnderItsCleanedName() throws Exception {
        long id = store(city.firstPrincipal.viewer(), "..\\..\\规划 终稿.pdf");
        mvc.perform(get("/files/" + id).with(As.person(city.firstPrincipal)))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(content().bytes(PDF))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string(
                                "Content-Disposition",
                                org.hamcrest.Matchers.allOf(
                                        org.hamcrest.Matchers.startsWith("attachment;"),
                                        org.hamcrest.Matchers.containsString(
                                                "filename*=UTF-8''%E8%A7%84%E5%88%92%20%E7%BB%88%E7%A8%BF.pdf"))));
    }

    @Test
    void unitsAboveReadItOnceItStandsInARecordAndOthersFindNothing() throws Exception {
        long id = store(city.firstPrincipal.viewer(), "a.pdf");
        for (TestCity.Person above : List.of(city.northOffice, city.cityOffice)) {
            mvc.perform(get("/files/" + id).with(As.person(above))).andExpect(status().isNotFound());
        }
        database.jdbc()
                .sql("""
                        with r as (
                            insert into work_record (unit_id, seat, kind, happened_on, title, client_key, post_id, recorded_at)
                            values (:unit, :seat, 'RESEARCH', '2022-11-01', '教研', gen_random_uuid(), :post, now()) returning id)
                        insert into work_record_attachment (record_id, attachment_id, unit_id) select id, :file, :unit from r
                        """)
                .param("unit", city.first.id())
                .param("seat", city.first.seat())
                .param("post", city.firstPrincipal.postId())
                .param("file", id)
                .update();
        for (TestCity.Person above : List.of(city.firstTeacher, city.northOffice, city.cityOffice)) {
            mvc.perform(get("/files/" + id).with(As.person(above))).andExpect(status().isOk());
        }
        for (TestCity.Person foreign : List.of(city.secondPrincipal, city.southOffice, city.otherPrincipal)) {
            mvc.perform(get("/files/" + id).with(As.person(foreign))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/files/999999").with(As.person(city.cityOffice))).andExpect(status().isNotFound());
    }

    @Test
    void aPhotoIsSentOnceAndOnlyAskedAboutThenWhereItMayBeSeenStill() throws Exception {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        long photo = store(city.firstPrincipal.viewer(), "照片.jpg", picture.toByteArray());
        String tag = mvc.perform(get("/files/" + photo).with(As.person(city.firstPrincipal)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "private, no-cache"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        mvc.perform(get("/files/" + photo).header("If-None-Match", tag).with(As.person(city.firstPrincipal)))
                .andExpect(status().isNotModified())
                .andExpect(header().string("Cache-Control", "private, no-cache"))
                .andExpect(content().string(""));
        mvc.perform(get("/files/" + photo).header("If-None-Match", tag).with(As.person(city.secondPrincipal)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/files/" + store(city.firstPrincipal.viewer(), "a.pdf"))
                        .with(As.person(city.firstPrincipal)))
                .andExpect(header().string("Cache-Control", "private, no-store"))
                .andExpect(header().doesNotExist("ETag"));
    }

    @Test
    void aPageThatCallsItselfAPdfIsRefusedWithTheReason() throws Exception {
        MockMultipartFile page = new MockMultipartFile(
                "file", "报告.pdf", "application/pdf", "<html><script>1</script>".getBytes(StandardCharsets.UTF_8));
        mvc.perform(multipart("/files").file(page).with(As.person(city.northResearcher)))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.message").value(org.hamcrest.Matchers.startsWith("“报告.pdf”的内容不是可以上传的类型")));
    }

    @Test
    void anUploadByScriptIsAnsweredWithItsId() throws Exception {
        MockMultipartFile report = new MockMultipartFile("file", "报告.pdf", "text/html", PDF);
        mvc.perform(multipart("/files").file(report).with(As.person(city.northResearcher)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.id").isNumber())
                .andExpect(jsonPath("$.name").value("报告.pdf"))
                .andExpect(jsonPath("$.size").value(PDF.length));
    }

    @Test
    void whatAPostMayUploadADayIsBoundedAndTheNextDayCountsAnew() throws Exception {
        database.jdbc()
                .sql("insert into parameter (unit_id, seat, key, value) values (?, ?, 'UPLOADS', 100)")
                .params(city.city.id(), city.city.seat())
                .update();
        long full = Attachments.LARGEST;
        for (long size : List.of(full, full - PDF.length)) {
            database.jdbc()
                    .sql("update attachment set size = ? where id = ?")
                    .params(size, store(city.secondPrincipal.viewer(), "大.pdf"))
                    .update();
        }
        MockMultipartFile report = new MockMultipartFile("file", "报告.pdf", "application/pdf", PDF);
        var upload = multipart("/files").file(report).with(As.person(city.secondPrincipal));
        mvc.perform(upload).andExpect(status().isCreated());
        mvc.perform(upload)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.message").value(org.hamcrest.Matchers.containsString("合计将超过 100 MB")));
        mvc.perform(multipart("/files").file(report).with(As.person(city.firstPrincipal)))
                .andExpect(status().isCreated());
        clock.advance(Duration.ofHours(15));
        mvc.perform(upload).andExpect(status().isCreated());
    }

    @Test
    void anInspectorWhoDoesNotSeeTheirOwnUnitStillSeesWhatTheyAttached() {
        Post northOffice = city.northOffice.viewer().post();
        Post inspector = new Post(
                city.northResearcher.postId(),
                northOffice.unitId(),
                northOffice.unitKind(),
                northOffice.unitName(),
                northOffice.seat(),
                northOffice.seatEnd(),
                Role.INSPECTOR);
        Scope assigned = Scope.of(city.north.seat(), new Scope.Seats(city.first.seat(), city.first.seatEnd()))
                .by(1, inspector.id());
        Viewer viewer = new Viewer(1, "督学", inspector, List.of(inspector), false, assigned);
        long id = store(viewer, "照片.pdf");
        long offices = store(city.northOffice.viewer(), "内部.pdf");
        assigned.run(() -> assertThat(attachments.find(List.of(id, offices)))
                .extracting(Attachment::id)
                .containsExactly(id));
    }

    @Test
    void filesOfAFieldAreKeptOnceAsLongAsThereIsRoomAndTheRestIsSaid() {
        Viewer viewer = city.firstPrincipal.viewer();
        long held = store(viewer, "报告.pdf");
        MockMultipartFile none = new MockMultipartFile("files", "", "application/octet-stream", new byte[0]);
        MockMultipartFile same = new MockMultipartFile("files", "报告.pdf", "application/pdf", PDF);
        MockMultipartFile other = new MockMultipartFile("files", "总结.pdf", "application/pdf", PDF);
        MockMultipartFile bad = new MockMultipartFile("files", "假.pdf", "application/pdf", new byte[] {'M', 'Z'});
        viewer.scope().run(() -> {
            Attachments.Added added = attachments.add(viewer, List.of(held), 2, List.of(none, same, bad, other, other));
            assertThat(attachments.find(added.ids()))
                    .extracting(Attachment::name)
                    .containsExactly("总结.pdf");
            assertThat(added.doubles()).containsExactly("已经有这份附件“报告.pdf”，只留一份。");
            assertThat(added.refused())
                    .hasSize(2)
                    .anySatisfy(why -> assertThat(why).startsWith("“假.pdf”的内容不是可以上传的类型"))
                    .endsWith("最多 2 个附件，多出的没有上传");
        });
    }

    private long store(Viewer viewer, String name) {
        return store(viewer, name, PDF);
    }

    private long store(Viewer viewer, String name, byte[] content) {
        long[] id = new long[1];
        viewer.scope().run(() -> {
            Upload upload = attachments.store(viewer, name, new ByteArrayInputStream(content));
            assertThat(upload).isInstanceOf(Upload.Stored.class);
            id[0] = ((Upload.Stored) upload).attachment().id();
        });
        return id[0];
    }
}
