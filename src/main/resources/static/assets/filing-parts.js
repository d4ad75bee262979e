"use strict";
// On a narrow screen one part of a filing's form at a time: filing.css hides the others. They stay in the form, so saving and handing in
// know nothing of parts. Stands right behind the form and runs before the first paint; without it the form is one long page.
(function () {
  var form = document.getElementById("filing-form");
  var parts = form.querySelectorAll(".filing-section");
  var remark = form.querySelector(".filing-remark");
  var memory = "haoyuan-part-" + form.dataset.keep + (remark ? "-returned" : "");

  function partOf(node) { return node && node.closest(".filing-section"); }
  function target(hash) { return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null; }
  function remembered() {
    try { return document.getElementById(sessionStorage.getItem(memory)); } catch (forbidden) { return null; }
  }
  function remember(id) { try { sessionStorage.setItem(memory, id); } catch (forbidden) { /* begins at the beginning */ } }

  // The list is sent anew with each save.
  function mark() {
    var now = form.querySelector(".filing-now");
    document.querySelectorAll("#filing-contents a").forEach(function (link) {
      if (link.getAttribute("href") === "#" + now.id) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
  }
  function show(part) {
    if (!part || part.classList.contains("filing-now")) return false;
    parts.forEach(function (other) { other.classList.toggle("filing-now", other === part); });
    mark();
    remember(part.id);
    form.dispatchEvent(new Event("turned"));
    return true;
  }

  // Gone on with on another device: what comes first of what is still lacking. What was just begun, or is only shown, starts at the beginning.
  function lacking() {
    var version = form.querySelector("#draft-version");
    var link = version && version.value > 1 && document.querySelector("#filing-contents li:not(.filing-whole) a");
    return link && target(link.getAttribute("href"));
  }

  var first = document.querySelector("#errors a");
  show(partOf(first && target(first.getAttribute("href"))) || partOf(target(location.hash))
    || partOf(form.querySelector("[autofocus]")) || partOf(remembered()) || partOf(remark) || partOf(lacking()) || parts[0]);
  form.classList.add("filing-parted");

  // Shown before the browser goes there, wherever in the page the link stands.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) show(partOf(target(link.getAttribute("href"))));
  });
  window.addEventListener("hashchange", function () {
    var there = target(location.hash);
    if (show(partOf(there) || !location.hash && parts[0]) && there) there.scrollIntoView();
  });
  // A window that grows narrow shows the part that one is writing in.
  form.addEventListener("focusin", function (event) { show(partOf(event.target)); });
  document.body.addEventListener("htmx:oobAfterSwap", mark);
  // Handed in, and perhaps returned again: begins where the remarks are.
  form.addEventListener("submit", function (event) {
    var way = event.submitter && event.submitter.getAttribute("formaction");
    if (way && /\/submit$/.test(way)) remember("");
  });
})();
