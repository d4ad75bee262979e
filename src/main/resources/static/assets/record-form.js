"use strict";
// The form for a piece of work as a script sees it: reading it, filling it in, saying what is wrong, clearing it for the next.
(function () {
  var form = document.getElementById("record-form");
  if (!form) return;
  var KEPT = ["csrf", "q", "files"];
  var hidden = form.querySelector("input[type=hidden]:not([name=key])");
  var token = hidden ? hidden.name : "_csrf";

  function all(selector) { return Array.prototype.slice.call(form.querySelectorAll(selector)); }

  function set(name, value) {
    var field = form.querySelector("[name='" + name + "']");
    if (field) { field.value = value; return; }
    if (!value) return;
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.appendChild(field);
  }

  function one(fields, name) {
    var found = fields.filter(function (field) { return field[0] === name; })[0];
    return found ? found[1] : "";
  }

  function several(fields, name) {
    return fields.filter(function (field) { return field[0] === name; }).map(function (field) { return field[1]; });
  }

  // Files that lie on the server: those of the form stay ticked, and one that is not on this page comes back with its name.
  function keep(ids, names) {
    var boxes = all("input[name=attachment]");
    boxes.forEach(function (box) {
      box.checked = ids.indexOf(box.value) >= 0;
      if (box.checked) box.closest(".form-check").hidden = false;
    });
    ids.forEach(function (id) {
      if (boxes.some(function (box) { return box.value === id; })) return;
      var line = document.createElement("div");
      line.className = "form-check";
      var box = document.createElement("input");
      box.type = "checkbox";
      box.className = "form-check-input";
      box.name = "attachment";
      box.id = "attachment-" + id;
      box.value = id;
      box.checked = true;
      var label = document.createElement("label");
      label.className = "form-check-label";
      label.htmlFor = box.id;
      label.textContent = names[id] || "已上传的附件";
      line.append(box, label);
      form.elements.files.parentNode.insertBefore(line, form.elements.files);
    });
  }

  function place(name) {
    var selector = name === "subject" ? "[name=subject], [name=q]" : "[name='" + name + "']:not([type=hidden])";
    var field = form.querySelector(selector);
    return field ? field.closest(".field, [data-files]") : null;
  }

  // What was done last time, done again: one tap, never by itself, for nobody has said yet that it was so again.
  var again = document.getElementById("record-again");
  if (again) again.addEventListener("click", function (event) {
    var last = again.dataset;
    if (last.kind !== form.elements.kind.value) return;
    event.preventDefault();
    var topics = last.topics.split(",");
    all("input[name=topic]").forEach(function (box) { if (topics.indexOf(box.value) >= 0) box.checked = true; });
    ["title", "people"].forEach(function (name) { if (last[name]) set(name, last[name]); });
    asked();
    window.haoyuan.say("已沿用上次的" + (last.topics ? "主题、" : "") + "标题和参加人员。");
  });

  // What was saved on this page is last time for the next; it is not on the server, so it serves its own kind only.
  function offer(entry) {
    if (!again) return;
    var title = one(entry.fields, "title"), subject = entry.label.subject, people = one(entry.fields, "people"), told = several(entry.fields, "topic");
    // what was found there is not so elsewhere, nor is a stage reached again: see LastTime.java
    var topics = told.filter(function (topic) { return form.querySelector("[data-routine~='" + topic + "']"); });
    if (subject && title.indexOf(subject) >= 0 || topics.length < told.length && !document.getElementById("record-titled")) title = "";
    Object.assign(again.dataset, { kind: one(entry.fields, "kind"), topics: topics.join(","), title: title, people: people, here: "true" });
    var names = all("input[name=topic]").filter(function (box) { return topics.indexOf(box.value) >= 0; })
      .map(function (box) { return box.parentNode.querySelector("span").firstChild.textContent.trim(); }).join("、");
    again.parentNode.querySelector("p").textContent = "上次：" + [subject, names, title, people].filter(Boolean).join(" · ");
  }
  if (again) form.elements.kind.addEventListener("change", function () {
    again.parentNode.hidden = Boolean(again.dataset.here) && again.dataset.kind !== form.elements.kind.value;
  });

  // What such a record has not, as a letter has no place, is not asked; what was written there stays in sight. By when the other unit is
  // to answer stands where something follows of what is chosen, and is sent only then.
  function asked() {
    var without = document.getElementById("record-without").dataset.parts.split(" ");
    all("[data-part]").forEach(function (part) {
      part.hidden = without.indexOf(part.dataset.part) >= 0 && !form.elements[part.dataset.part].value;
    });
    var block = form.querySelector("[data-answered]");
    if (!block) return;
    var topics = block.dataset.answered.split(",");
    block.hidden = topics.indexOf("") < 0 && !all("input[name=topic]").some(function (box) {
      return (box.type === "hidden" || box.checked) && topics.indexOf(box.value) >= 0;
    });
    block.className = "";
    form.elements.answerBy.disabled = block.hidden;
  }

  // What must be told in words stands open, and says so, once its topic is chosen.
  function worded() {
    var must = all("input[name=topic]:checked").some(function (topic) { return form.querySelector("[data-worded='" + topic.value + "']"); });
    var labels = document.getElementById("record-note-labels").dataset;
    document.getElementById("record-more-title").textContent = must ? labels.words : labels.plain;
    if (must) document.getElementById("record-more").open = true;
  }
  form.addEventListener("change", asked);
  document.addEventListener("htmx:afterSettle", asked);
  document.addEventListener("htmx:afterSettle", function () { form.elements.title.required = Boolean(document.getElementById("record-titled")); });
  asked();

  // Words that name the day name the one that is chosen.
  var named = form.elements.answerBy ? form.elements.answerBy.value : "";
  function inWords(day) { return day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日前"); }
  form.addEventListener("change", function (event) {
    if (event.target.name !== "answerBy" || !event.target.value) return;
    var note = form.elements.note;
    if (named) note.value = note.value.split(inWords(named)).join(inWords(event.target.value));
    named = event.target.value;
  });

  form.addEventListener("change", function (event) { if (event.target.name === "topic") worded(); });

  window.haoyuan.record = {
    form: form,
    one: one,
    photos: window.haoyuan.held.files,
    hold: window.haoyuan.held.hold,

    /** Whether one of this group must be chosen. */
    requires: function (name) {
      var at = place(name);
      return Boolean(at && at.hasAttribute("data-required"));
    },

    /** What the form says now: [[name, value], …], without files, token and what was looked for. */
    read: function () {
      var fields = [];
      new FormData(form).forEach(function (value, name) {
        if (name !== token && KEPT.indexOf(name) < 0 && typeof value === "string") fields.push([name, value]);
      });
      return fields;
    },

    /** How a person would know the record again in a list. */
    label: function (fields) {
      var kind = form.elements.kind;
      var subject = form.querySelector("input[name=subject]:checked, input[name=subject][type=hidden]");
      return {
        kind: kind.options ? kind.options[kind.selectedIndex].text : kind.dataset.label,
        subject: subject && subject.value ? subject.closest("label, .field").querySelector("b").textContent : "",
        day: one(fields, "day"),
        title: one(fields, "title"),
        files: all("input[name=attachment]:checked").reduce(function (names, box) {
          names[box.value] = box.closest(".form-check").textContent.trim();
          return names;
        }, {})
      };
    },

    /** Fills in what an earlier form said; false if its kind has other fields than those on the page. */
    fill: function (fields, label) {
      if (!window.haoyuan.record.takes(fields)) return false;
      ["day", "answerBy", "year", "title", "people", "place", "note", "key", "duty", "replaces", "post"].forEach(function (name) { set(name, one(fields, name)); });
      var topics = several(fields, "topic");
      all("input[name=topic]").forEach(function (box) { box.checked = topics.indexOf(box.value) >= 0; });
      asked();
      worded();
      named = one(fields, "answerBy");
      keep(several(fields, "attachment"), label && label.files || {});
      var subject = one(fields, "subject");
      all("input[type=radio][name=subject]").forEach(function (radio) { radio.checked = radio.value === subject; });
      if (subject && window.haoyuan.subjects) window.haoyuan.subjects.choose(subject, label && label.subject);
      if (one(fields, "place") || one(fields, "note")) form.querySelector("details").open = true;
      return true;
    },

    /** What was saved from this form last; "" once the form is cleared for the next. */
    sent: "",

    /** Whether what waits was refused just now and stands in this form, with what is wrong with it. */
    shows: function (entry) { return Boolean(entry.errors) && entry.key === window.haoyuan.record.sent; },

    /** Whether this form has the fields of what was said. */
    takes: function (fields) { return one(fields, "kind") === form.elements.kind.value; },

    /** Whether what it says is on its way to the server just now. */
    busy: function () { return form.getAttribute("aria-busy") === "true"; },

    /** Shows what waits on the device, which is held, for editing. */
    edit: function (entry) {
      window.haoyuan.record.fill(entry.fields, entry.label);
      window.haoyuan.record.hold(entry.photos);
      window.haoyuan.record.wrong(entry.errors || {});
      form.scrollIntoView();
    },

    /** Says what is wrong, above the form and at each field. */
    wrong: function (errors) {
      var before = document.getElementById("errors");
      if (before) before.remove();
      all(".error, .settled").forEach(function (error) { error.remove(); });
      all(".field-wrong").forEach(function (field) { field.classList.remove("field-wrong"); });
      all("[aria-describedby$='-error']").forEach(function (field) {
        var rest = field.getAttribute("aria-describedby").replace(/\S+-error$/, "").trim();
        if (rest) field.setAttribute("aria-describedby", rest);
        else field.removeAttribute("aria-describedby");
        field.removeAttribute("aria-invalid");
      });
      var names = Object.keys(errors);
      if (!names.length) return;
      var box = document.createElement("div");
      box.id = "errors";
      box.className = "alert alert-danger errors";
      box.setAttribute("role", "alert");
      box.tabIndex = -1;
      box.appendChild(document.createElement("p")).textContent = "有 " + names.length + " 处需要修改，您填写的内容都还在：";
      var list = box.appendChild(document.createElement("ul"));
      list.className = "wrong";
      names.forEach(function (name) {
        var at = place(name);
        var link = document.createElement(at ? "a" : "span");
        link.textContent = errors[name];
        list.appendChild(document.createElement("li")).appendChild(link);
        if (!at) return;
        var field = document.getElementById("f-" + name) || at.querySelector("[name='" + name + "']");
        link.href = "#" + field.id;
        at.classList.add("field-wrong");
        if (at.closest("details")) at.closest("details").open = true;
        var error = at.appendChild(document.createElement("p"));
        error.className = "error";
        error.id = field.id + "-error";
        error.textContent = errors[name];
        field.setAttribute("aria-describedby", ((field.getAttribute("aria-describedby") || "") + " " + error.id).trim());
        if (/^(INPUT|SELECT|TEXTAREA)$/.test(field.tagName)) field.setAttribute("aria-invalid", "true");
      });
      form.parentNode.insertBefore(box, form);
      box.focus();
    },

    /** Ready for the next: the kind stays, and what this one said is offered. */
    next: function (entry) {
      offer(entry);
      window.haoyuan.record.wrong({});
      window.haoyuan.record.sent = "";
      // what it was for is not what the next is for
      document.querySelectorAll("[data-passing], #f-day-hint").forEach(function (said) { said.remove(); });
      document.querySelectorAll("h1, .crumbs [aria-current]").forEach(function (heading) { heading.textContent = "登记工作"; });
      history.replaceState(null, "", "/records/new?kind=" + form.elements.kind.value);
      // what was written for one duty is no form for another
      if (form.elements.kind.type === "hidden") { form.hidden = true; return; }
      set("key", window.haoyuan.outbox.newKey());
      ["answerBy", "year", "title", "people", "place", "note"].forEach(function (name) { set(name, ""); });
      set("day", form.dataset.today);
      var boxes = all("input[name=topic]");
      if (boxes.length > 1 || !window.haoyuan.record.requires("topic")) boxes.forEach(function (box) { box.checked = false; });
      asked();
      worded();
      if (form.elements.q) form.elements.q.value = "";
      all("input[name=duty], input[name=replaces]").forEach(function (field) { field.remove(); });
      all("input[name=attachment]").forEach(function (box) { box.checked = false; box.closest(".form-check").hidden = true; });
      all("input[name=subject]:checked").forEach(function (radio) {
        radio.checked = false;
        if (window.haoyuan.subjects && radio.value) window.haoyuan.subjects.recorded(radio.value);
      });
      all("input[name=subject][value='']").forEach(function (nobody) { nobody.checked = true; });
      window.haoyuan.record.hold([]);
      window.scrollTo(0, 0);
    }
  };
})();
