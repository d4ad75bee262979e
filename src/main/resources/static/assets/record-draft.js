"use strict";
// What is being typed is kept on the device until it is saved: a closed page or an empty battery loses nothing.
(function () {
  var record = window.haoyuan.record;
  if (!record) return;
  var PREFIX = "haoyuan-record-", WEEK = 7 * 24 * 3600 * 1000;
  var form = record.form;
  var account = form.dataset.account;
  var says = document.getElementById("record-draft");
  function name(fields) {
    return PREFIX + account + "-" + record.one(fields, "duty") + "-" + record.one(fields, "replaces") + (form.dataset.drafted ? "-" + form.dataset.drafted : "");
  }
  // A browser would bring it back by its place in the page, where another kindergarten may stand by then.
  form.autocomplete = "off";

  var later = 0;
  function keep() {
    later = 0;
    var now = record.read();
    try { localStorage.setItem(name(now), JSON.stringify({ at: Date.now(), fields: now, label: record.label(now) })); } catch (full) { return; }
    history.replaceState({ typed: true }, "");
    says.textContent = "正在填的内容已存到本机。";
  }

  form.addEventListener("input", function (event) {
    if (event.target.name === "q") return;
    clearTimeout(later);
    later = setTimeout(keep, 400);
  });

  // Whoever leaves without a pause loses nothing either.
  function hurry() {
    if (!later) return;
    clearTimeout(later);
    keep();
  }
  window.addEventListener("pagehide", hurry);
  document.addEventListener("visibilitychange", hurry);
  document.addEventListener("click", function (event) { if (event.target.closest("a[href]")) hurry(); });

  record.keep = keep;
  record.forget = function () {
    clearTimeout(later);
    later = 0;
    says.textContent = "";
    history.replaceState(null, "");
    try { localStorage.removeItem(name(record.read())); } catch (forbidden) { /* nothing was kept */ }
  };

  // Fields of another kind come from the server.
  function restore(draft) {
    if (record.fill(draft.fields, draft.label)) {
      history.replaceState({ typed: true }, "");
      offer("已恢复（附件需要重新选择）。", [["不要了", function () { record.forget(); location.reload(); }]]);
      return;
    }
    var kind = form.elements.kind, before = kind.value;
    kind.value = record.one(draft.fields, "kind");
    if (!kind.value) { kind.value = before; return; }
    awaited = draft;
    kind.dispatchEvent(new Event("change", { bubbles: true }));
  }
  var awaited = null;
  function none() { awaited = null; }
  form.addEventListener("htmx:sendError", none);
  form.addEventListener("htmx:responseError", none);
  form.addEventListener("htmx:afterSettle", function (event) {
    var draft = event.target.id === "record-parts" && awaited;
    if (!draft) return;
    awaited = null;
    restore(draft);
  });

  function offer(words, choices) {
    says.textContent = words;
    choices.forEach(function (choice) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-outline-primary";
      button.textContent = choice[0];
      button.addEventListener("click", choice[1]);
      says.appendChild(document.createTextNode(" "));
      says.appendChild(button);
    });
    form.parentNode.insertBefore(says, form);
  }

  // A form that came back with messages holds all that was typed already; one that is opened to edit is filled in elsewhere.
  var discard = form.querySelector("[data-discard]");
  if (discard) discard.addEventListener("click", function () { if (navigator.onLine !== false) record.forget(); });
  function kept() {
    var draft = null;
    try { draft = JSON.parse(localStorage.getItem(name(record.read())) || "null"); } catch (broken) { draft = null; }
    return draft && draft.fields && Date.now() - draft.at <= WEEK ? draft : null;
  }
  // What was typed where one comes back to, or reloads, stands there again unasked.
  function typed() { return Boolean(history.state && history.state.typed); }
  record.resume = function (key) {
    var draft = typed() && kept();
    if (draft && record.one(draft.fields, "key") === key) restore(draft);
  };
  document.addEventListener("DOMContentLoaded", function () {
    var draft = document.getElementById("errors") || location.hash.indexOf("#edit=") === 0 ? null : kept();
    if (!draft) return;
    if (typed()) restore(draft);
    else offer("本机有一份没填完的内容。", [["接着填", function () { restore(draft); }], ["不要了", record.forget]]);
  });
})();
