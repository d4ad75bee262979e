"use strict";
// What the fields of a form that is being sent are called, and what is chosen in them, for the page that gives its words back if the
// session has ended (web/go-on): only the page that it stands on knows. What is typed is not kept here.
(function () {
  var NAMES = "haoyuan-names";
  function words(element) {
    var copy = element ? element.cloneNode(true) : document.createElement("i");
    copy.querySelectorAll(".required, input, select, textarea").forEach(function (part) { part.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
  function named(field) {
    if (field.type === "hidden") return { name: field.name, label: "", chosen: "" };
    var box = field.type === "checkbox" || field.type === "radio";
    var own = field.getAttribute("aria-label") || words(field.labels && field.labels[0]);
    var group = field.closest("[role=group][aria-labelledby]");
    var row = field.closest("fieldset");
    var around = [words(group && document.getElementById(group.getAttribute("aria-labelledby"))), words(row && row.querySelector("legend"))];
    return {
      name: field.name,
      label: around.concat(box ? [] : own).filter(Boolean).join(" "),
      chosen: box ? own : field.options ? words(field.selectedOptions[0]) : ""
    };
  }
  function remember(form, button) {
    if (form.querySelector("textarea[hidden]")) return; // it carries another form along (web/carried)
    var names = Array.prototype.filter.call(form.elements, function (field) {
      return field.name && !field.disabled && "value" in field && field.type !== "submit" && field.type !== "file"
        && (field.checked || field.type !== "checkbox" && field.type !== "radio");
    }).map(named);
    var at = new URL(button && button.hasAttribute("formaction") ? button.formAction : form.getAttribute("action") || "", location.href);
    try { sessionStorage.setItem(NAMES, JSON.stringify({ at: at.pathname + at.search, names: names })); } catch (full) { /* unnamed */ }
  }
  document.addEventListener("submit", function (event) {
    if (!event.defaultPrevented && event.target.method === "post") remember(event.target, event.submitter);
  });
  document.querySelectorAll("[data-kept]").forEach(function (list) {
    var sent;
    try { sent = JSON.parse(sessionStorage.getItem(NAMES)); } catch (forbidden) { return; }
    if (!sent || sent.at !== list.dataset.kept) return;
    list.querySelectorAll("[data-name]").forEach(function (line) {
      var at = sent.names.findIndex(function (one) { return one.name === line.dataset.name; });
      var field = at < 0 ? null : sent.names.splice(at, 1)[0];
      var text = line.querySelector("dd");
      if (!field || !field.label && !field.chosen || !text.textContent.trim()) return;
      if (field.label) {
        line.querySelector("dt").textContent = field.label;
        line.querySelector("dt").hidden = false;
      }
      if (field.chosen) text.textContent = field.chosen;
      line.hidden = false;
    });
  });
})();
