"use strict";
// Saves a form[data-keep] while one writes, through the htmx element #autosave, and keeps on this device what the server
// has not acknowledged: no signal, no sign-in left, a closed page lose nothing. Without this the page has a button.
(function () {
  var PREFIX = "haoyuan-kept-";
  var settled = document.getElementById("settled");
  var form = document.querySelector("form[data-keep]");

  function each(work) {
    try {
      for (var i = localStorage.length - 1; i >= 0; i--) {
        var key = localStorage.key(i);
        if (key && key.indexOf(PREFIX) === 0) work(key);
      }
    } catch (forbidden) { /* a browser without storage keeps nothing */ }
  }
  // A page that shows the thing as settled: nothing of it is left to be restored.
  if (settled) each(function (key) { if (key.split("/")[1] === settled.dataset.keep) localStorage.removeItem(key); });
  if (!form) return;

  var account = form.dataset.account;
  var name = PREFIX + account + "/" + form.dataset.keep;

  // What stands offered keeps its place until the person has chosen; what is typed meanwhile goes beside it.
  var names = ["", "/2", "/3", "/4"].map(function (place) { return name + place; });
  var autosave = document.getElementById("autosave");
  var status = document.getElementById("draft-status");
  function version() { return document.getElementById("draft-version"); }
  // What the fields held in that version, for a form that says so.
  function was() { return document.getElementById("draft-was"); }
  var stampField = document.getElementById("draft-stamp");
  var dirty = false;
  var failed = false;
  var sending = false;
  var pressed = "";

  function stamp() { var value = String(Date.now()); if (stampField) stampField.value = value; return value; }
  // Said once, however often it is tried again; above it no older word stays, but its place does, or the page would jump.
  function tell(text) {
    if (status.textContent !== text) status.textContent = text;
    status.classList.add("error");
    still();
  }
  function still() { document.querySelectorAll(".notice").forEach(function (notice) { notice.style.visibility = "hidden"; }); }
  window.haoyuan.tell = tell;

  // What counts: all that is typed or chosen, but not what the page itself sends along.
  function own(field) { return !/^(_csrf|_for|version|base|act|editor|stamp|no|was|pick\..*|upload\..*)$/.test(field); }
  function pairs() {
    var found = [];
    new FormData(form).forEach(function (value, field) {
      if (typeof value === "string" && own(field)) found.push([field, value.replace(/\r\n?/g, "\n")]);
    });
    return found;
  }
  // Blank fields and rows do not count: the server leaves them out.
  function filled(list) { return list.filter(function (pair) { return pair[1].trim() !== ""; }); }
  function line(pair) { return pair[0].replace(/\.\d+\./, ".#.") + "=" + pair[1].trim(); }
  function text(list) { return JSON.stringify(filled(list).map(line)); }
  // The day as the product counts it, which need not be that of the device.
  function today() {
    var day = document.querySelector(".top-day time");
    return day ? day.textContent.trim().split(" ")[0] : "";
  }
  // With a stamp, of what is on its way under it: a page that says this stamp holds what became of it.
  function keep(stamped) {
    put(name, { at: Date.now(), day: today(), stamp: stamped, version: version().value, was: was() ? was().value : "", pairs: pairs() });
  }
  function put(which, held) { try { localStorage.setItem(which, JSON.stringify(held)); } catch (full) { /* the server keeps it still */ } }
  function forget(which) { try { localStorage.removeItem(which || name); } catch (forbidden) { /* nothing there */ } }

  var later;
  function typed(event) {
    if (event.target.type === "file" || !own(event.target.name || "version")) return;
    dirty = true;
    still();
    clearTimeout(later);
    later = setTimeout(function () { keep(); }, 300);
  }
  // Notes that came back refused stand on this page only.
  var refused = document.documentElement.hasAttribute("data-refused") && form.dataset.restore === "fill";
  // Typed before this script or htmx was listening, or brought back by the browser.
  window.addEventListener("load", function () {
    if (!dirty && !refused && !Array.prototype.some.call(form.elements, window.haoyuan.touched)) return;
    dirty = true;
    form.dispatchEvent(new Event("input"));
  });
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("submit", function (event) {
    if (navigator.onLine === false) {
      event.preventDefault();
      keep();
      pressed = "没有信号，还没有" + (event.submitter ? event.submitter.textContent.trim() : "送出") + "；内容已存到本机，有信号后再点一次。";
      tell(pressed);
      return;
    }
    clearTimeout(later);
    keep(stamp());
    sending = true;
  });
  window.addEventListener("pageshow", function () { sending = false; });

  autosave.addEventListener("htmx:configRequest", function (event) {
    var cause = event.detail.triggeringEvent && event.detail.triggeringEvent.target;
    if (!dirty || sending || cause && !own(cause.name || "x")) { event.preventDefault(); return; }
    event.detail.parameters.stamp = stamp();
    dirty = false;
  });
  function signedOut() {
    dirty = failed = true;
    keep();
    if (status.querySelector("#sign-in-again")) return;
    tell("登录已过期，内容已存到本机。请");
    var link = window.haoyuan.signIn();
    link.id = "sign-in-again";
    status.append(link, "；也可以先写完，点下面的按钮时再登录。");
  }
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.requestConfig.elt !== autosave) return;
    status.classList.remove("error");
    if (event.detail.xhr.status === 409) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
      dirty = true;
      keep();
    } else if (event.detail.xhr.status < 300) {
      failed = false;
      pressed = "";
      if (!dirty) { clearTimeout(later); forget(); }
    }
  });
  function again() { if (failed) form.dispatchEvent(new Event("input")); }
  function retry() {
    dirty = failed = true;
    keep();
    var away = navigator.onLine === false;
    tell(pressed || (away ? "没有信号，内容已存到本机，有信号后自动保存。" : "没有保存成功，内容已存到本机，会自动重试。"));
    if (!away) setTimeout(again, 5000);
  }
  autosave.addEventListener("htmx:sendError", retry);
  autosave.addEventListener("htmx:responseError", function (event) {
    if (event.detail.xhr.status === 401) signedOut();
    else if (event.detail.xhr.status >= 500) retry();
    else {
      dirty = true;
      keep();
      // Signed in anew in another window: the page's token is of before.
      tell(event.detail.xhr.status === 403 ? "页面已过期，内容已存到本机，点下面的按钮时可以接着送出。"
        : event.detail.xhr.status === 410 ? "已经被别人发布或放弃，没有保存。按“保存”可以看到与现行版本的不同。" : "没有保存成功（" + event.detail.xhr.status + "），内容已存到本机。");
    }
  });
  window.addEventListener("online", again);
  window.addEventListener("focus", again);

  // Leaving in the middle: what was typed in the last seconds goes along.
  function leave() {
    if (!dirty || sending) return;
    clearTimeout(later);
    keep(navigator.onLine === false ? "" : stamp());
    if (!window.fetch) return;
    dirty = false;
    var body = new URLSearchParams();
    new FormData(form).forEach(function (value, field) { if (typeof value === "string") body.append(field, value); });
    try {
      fetch(autosave.getAttribute("hx-post"), { method: "POST", body: body, keepalive: true, credentials: "same-origin",
        headers: Object.assign({ "HX-Request": "true" }, window.haoyuan.headers()) })
        .then(function (answer) { if (answer.ok) answer.text().then(taken); else dirty = true; }, function () { dirty = true; });
    } catch (tooLarge) { dirty = true; }
  }
  // Still here after all, as when one only looked into another window: go on from the version that was saved.
  function taken(html) {
    var answer = new DOMParser().parseFromString(html, "text/html");
    [version(), was()].forEach(function (kept) {
      var now = kept && answer.getElementById(kept.id);
      if (now) kept.value = now.value;
    });
    if (!dirty) forget();
  }
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") leave(); });
  window.addEventListener("pagehide", leave);
  document.addEventListener("click", function (event) { if (event.target.closest("[data-forget]")) { dirty = false; names.forEach(function (place) { forget(place); }); } });

  // What was kept here and never arrived is offered, not put in by itself.
  var offer = document.getElementById("kept");
  if (!offer) return;
  function unarrived(which) {
    var held;
    try { held = JSON.parse(localStorage.getItem(which)); } catch (broken) { held = null; }
    if (!held) return null;
    // Answered, though there may stand something else: 8 for 8次, a working day for a rest day, what was saved elsewhere.
    if (held.stamp && held.stamp === form.dataset.stamp) { forget(which); return null; }
    var now = text(pairs());
    // On a form that came back it is the only copy still.
    if (text(held.pairs) === now) { if (!document.documentElement.hasAttribute("data-refused")) forget(which); return null; }
    var there = JSON.parse(now);
    held.missing = filled(held.pairs).filter(function (pair) { return there.indexOf(line(pair)) < 0; });
    if (held.missing.length === 0) { forget(which); return null; }
    held.key = which;
    return held;
  }
  // What a field is called on this page, of a cell with its row as it was numbered, and what is chosen in it.
  function title(field) {
    var parts = field.split(".");
    var input = form.querySelector("[name='" + field.replace(/\.\d+\./, ".0.") + "']");
    var own = input && input.id && form.querySelector("label[for='" + input.id + "']");
    return [document.getElementById("f-" + parts[1] + "-label"), own].filter(Boolean)
      .map(function (label) { return label.firstChild.textContent.trim(); })
      .join(parts.length === 4 ? " 第 " + (Number(parts[2]) + 1) + " 行 " : " ");
  }
  function chosen(field, value) {
    var one = Array.prototype.filter.call(form.querySelectorAll("select[name='" + field + "'] option, [type=checkbox][name='" + field + "']"),
      function (option) { return option.value === value; })[0];
    return one ? (one.closest("label") || one).textContent.trim() : value;
  }
  var kept;
  function offerNext() {
    var held = names.map(unarrived);
    kept = held.filter(Boolean)[0];
    name = names.filter(function (place, n) { return !held[n]; })[0] || names[names.length - 1];
    if (dirty) keep();
    offer.hidden = !kept;
    if (!kept) return;
    document.getElementById("kept-when").textContent = kept.day === today() ? "今天" : kept.day || "先前";
    document.getElementById("kept-words").textContent = kept.missing.map(function (pair) {
      var words = chosen(pair[0], pair[1].trim());
      var label = title(pair[0]);
      return (label && label + "：") + (words.length > 80 ? words.slice(0, 80) + "…" : words);
    }).slice(0, 5).join("\n");
  }
  offerNext();
  // Sent when the page before was left just now, it may have arrived after this page was made: asked once more before it is offered.
  var arriving = kept && kept.stamp && Date.now() - kept.at < 10000 && window.fetch && form.dataset.stamp
    && !document.documentElement.hasAttribute("data-refused");
  function arrived() { arriving = false; offerNext(); }
  function compare(html) {
    if (!arriving) return;
    var there = new DOMParser().parseFromString(html, "text/html").querySelector("form[data-keep]");
    if (!there || there.dataset.stamp !== kept.stamp || dirty) { arrived(); return; }
    forget(kept.key);
    location.reload();
  }
  function ask() { fetch(location.href, { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(compare).catch(arrived); }
  if (arriving) { offer.hidden = true; setTimeout(ask, 600); }
  function answered() {
    forget(kept.key);
    document.getElementById("kept-first").textContent = "";
    offerNext();
  }
  // What ends the writing would leave the offered words behind. Told at the click, before the form counts as sent.
  form.addEventListener("click", function (event) {
    if (arriving) arrived();
    if (offer.hidden || !event.target.closest("[data-ends]")) return;
    event.preventDefault();
    document.getElementById("kept-first").textContent = "请先选择：恢复这些内容，还是不要了。";
    offer.scrollIntoView({ block: "center" });
    offer.focus({ preventScroll: true });
  });
  document.getElementById("kept-drop").addEventListener("click", answered);
  document.getElementById("kept-restore").addEventListener("click", function () {
    if (form.dataset.restore === "fill") {
      kept.pairs.forEach(function (pair) { if (form.elements[pair[0]]) form.elements[pair[0]].value = pair[1]; });
      dirty = true;
      answered();
      form.dispatchEvent(new Event("input"));
      dirty = true;
      return;
    }
    // Sent as it was then, with the version it was written on: if somebody saved since, both are shown side by side.
    var whole = document.createElement("form");
    whole.method = "post";
    whole.action = form.action;
    function add(field, value) {
      var input = document.createElement("textarea");
      input.name = field;
      input.value = value;
      whole.appendChild(input);
    }
    add("_csrf", form.elements._csrf.value);
    add(version().name, kept.version);
    if (was()) add(was().name, kept.was || "");
    // The first button of a form is the one that saves no more than a draft.
    var button = form.querySelector("button");
    if (button.name) add(button.name, button.value);
    kept.stamp = stamp();
    put(kept.key, kept);
    add("stamp", kept.stamp);
    kept.pairs.forEach(function (pair) { add(pair[0], pair[1]); });
    whole.hidden = true;
    document.body.appendChild(whole);
    whole.submit();
  });
})();
