package cn.haoyuan.crawl;

import cn.haoyuan.crawl.Walks.Owned;
import cn.haoyuan.crawl.Walks.Seen;
import cn.haoyuan.testing.DemoPeople.Person;
import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.springframework.http.HttpMethod;

/** Tries nonsense where it was found that something can be typed. */
final class Nonsense {

    private static final List<String> IDS = List.of("1", "999999999", "99999999999999999999", "x", "-1");

    /** By whom an address is tried: a kindergarten's pages cost least, so that only what it has not comes after. */
    private static final List<String> ORDER = List.of("KINDERGARTEN", "COUNTY", "CITY");

    private final Site site;
    private final Walks walks;

    Nonsense(Site site, Walks walks) {
        this.site = site;
        this.walks = walks;
    }

    /** In each parameter and each variable of each route once, those of search forms too; answers which. */
    Set<String> inAddresses(List<String> asked) {
        SoftAssertions softly = new SoftAssertions();
        Set<String> tried = new HashSet<>();
        for (String kind : ORDER) {
            for (Person person : walks.people().stream()
                    .filter(each -> each.unitKind().equals(kind))
                    .toList()) {
                List<String> spoiled = Stream.of(
                                walks.seen(person).stream()
                                        .filter(Seen::answered)
                                        .map(Seen::path),
                                walks.forms(false).stream()
                                        .map(owned -> owned.form().address()),
                                asked.stream())
                        .flatMap(each -> each)
                        .filter(address -> site.route(address)
                                .filter(route -> Walks.may(person, route))
                                .isPresent())
                        .flatMap(address ->
                                Spoiled.of(address, site.route(address).orElseThrow(), tried).stream())
                        .toList();
                InParallel.each(
                        spoiled,
                        nonsense ->
                                told(softly, "GET " + nonsense, walks.of(person).get(nonsense)));
            }
        }
        softly.assertAll();
        return tried;
    }

    /** In all fields at once and in one after the other, of every form that somebody found; answers which forms. */
    Set<String> inForms() {
        SoftAssertions softly = new SoftAssertions();
        Map<Person, List<FoundForm>> forms = walks.forms(true).stream()
                .filter(owned -> !owned.form().action().startsWith("/sign-"))
                .collect(Collectors.groupingBy(
                        Owned::person, Collectors.mapping(Owned::form, Collectors.toCollection(ArrayList::new))));
        InParallel.each(forms.keySet(), person -> {
            Visitor visitor = walks.of(person);
            String csrf = visitor.get("/me").csrf();
            for (FoundForm form : forms.get(person)) {
                for (Map<String, String> typed : form.nonsense()) {
                    Answer answer = visitor.post(form.action(), csrf, typed);
                    told(softly, "%s posts %.300s to %s".formatted(person.account(), typed, form.action()), answer);
                }
            }
        });
        softly.assertAll();
        return forms.values().stream()
                .flatMap(List::stream)
                .map(FoundForm::shape)
                .collect(Collectors.toSet());
    }

    /** Nothing, about nothing, sent to every route that changes something. */
    void instead(Routes routes, Person person) {
        SoftAssertions softly = new SoftAssertions();
        Visitor visitor = walks.of(person);
        String csrf = visitor.get("/me").csrf();
        for (Route route : routes.all()) {
            if (route.method() == HttpMethod.POST && !route.path().startsWith("/sign-")) {
                for (String id : IDS) {
                    String address = route.filled(id);
                    told(softly, "POST nothing to " + address, visitor.post(address, csrf, Map.of()));
                }
            }
        }
        softly.assertAll();
    }

    private static void told(SoftAssertions softly, String what, Answer answer) {
        synchronized (softly) {
            softly.assertThat(Told.fault(answer)).as("%.600s", what).isEmpty();
        }
    }
}
