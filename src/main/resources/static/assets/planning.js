"use strict";
// Shows only the fields that the choice beside them wants, and keeps what is typed. Without this all fields are there. Saving is in autosave.js.
(function () {
  var form = document.getElementById("measure-form");
  if (!form) return;
  function fit() {
    form.querySelectorAll("[data-when]").forEach(function (part) {
      var rule = /^(.+?)(!?=)(.*)$/.exec(part.getAttribute("data-when"));
      var field = form.elements[rule[1]];
      var same = field && field.value === rule[3];
      part.classList.toggle("plan-hidden", rule[2] === "=" ? !same : same);
    });
  }
  form.addEventListener("change", fit);
  fit();
})();
