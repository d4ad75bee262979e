"use strict";
// Shows only the fields that the choice beside them wants, and keeps what is typed; says what is wrong with it at its field. Without this all fields are there. Saving is in autosave.js.
(function () {
  var form = document.getElementById("measure-form");
  if (!form) return;
  function fit() {
    form.querySelectorAll("[data-when]").forEach(function (part) {
      var rule = /^(.+?)(!?=)(.*)$/.exec(part.getAttribute("data-when"));
      var field = form.elements[rule[1]];
      var same = field && field.value === rule[3];
      part.classList.toggle("plan-hidden", (rule[2] === "=" ? !same : same) && !part.querySelector(".field-wrong"));
    });
  }
  // What is empty still is told above only.
  function mark() {
    var wrong = {};
    document.querySelectorAll("#sentences [data-wrong]").forEach(function (link) {
      var at = link.getAttribute("href").slice(1);
      wrong[at] = wrong[at] || link.dataset.wrong;
    });
    form.querySelectorAll(".field > [name]").forEach(function (input) {
      var told = document.getElementById(input.id + "-error");
      var why = told || input.value ? wrong[input.id] : "";
      if (told) told.remove();
      input.parentNode.classList.toggle("field-wrong", !!why);
      var described = document.getElementById(input.id + "-hint") ? [input.id + "-hint"] : [];
      if (why) {
        told = document.createElement("p");
        told.className = "error";
        told.id = input.id + "-error";
        told.textContent = why;
        input.parentNode.append(told);
        described.push(told.id);
      }
      if (described.length) input.setAttribute("aria-describedby", described.join(" "));
      else input.removeAttribute("aria-describedby");
      input.setAttribute("aria-invalid", String(!!why));
    });
    fit();
  }
  document.body.addEventListener("htmx:afterSwap", mark);
  form.addEventListener("change", fit);
  fit();
  if (document.querySelector("#sentences [data-wrong]")) mark();
})();
