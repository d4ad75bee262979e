"use strict";
// Whom the work is about: found by name, spelling or code without a signal, sorted by how near they are where the person allows it. The position is
// used on this device only and sent nowhere.
(function () {
  var record = window.haoyuan.record;
  if (!record) return;
  var form = record.form;
  var FOUND = 20, NEAR = 6, RADIUS = 6371;
  var known = null, kind = form.elements.kind.value;

  function row(unit, why, checked) {
    var label = document.createElement("label");
    label.className = "record-subject";
    var radio = document.createElement("input");
    radio.className = "form-check-input";
    radio.type = "radio";
    radio.name = "subject";
    radio.value = unit.id;
    if (unit.kind) radio.dataset.kind = unit.kind;
    radio.checked = checked;
    label.appendChild(radio);
    var text = label.appendChild(document.createElement("span"));
    text.appendChild(document.createElement("b")).textContent = unit.name;
    text.appendChild(document.createElement("small")).textContent = [unit.above, why].filter(Boolean).join(" · ");
    return label;
  }

  // The one that is chosen stays at the top, whatever is listed below it.
  function show(units, why, found) {
    var box = document.getElementById("record-subjects");
    if (!box) return;
    var chosen = box.querySelector("input:checked");
    var nobody = box.querySelector("input[value='']");
    var kept = chosen && chosen.closest("label");
    if (nobody) nobody = nobody.closest("label");
    box.textContent = "";
    if (nobody) box.appendChild(nobody);
    if (kept && kept !== nobody) box.appendChild(kept);
    units.filter(function (unit) { return !kept || String(unit.id) !== chosen.value; })
      .forEach(function (unit) { box.appendChild(row(unit, why(unit), false)); });
    if (!units.length) {
      var none = box.appendChild(document.createElement("p"));
      none.className = "hint";
      none.textContent = form.elements.q.value.trim() ? box.dataset.unfound : box.dataset.nobody;
    }
    var listed = Array.prototype.map.call(box.querySelectorAll("input"), function (radio) { return radio.value; });
    var rest = found.filter(function (unit) { return listed.indexOf(String(unit.id)) < 0; }).length;
    if (!rest) return;
    var more = box.appendChild(document.createElement("p"));
    more.className = "hint";
    more.textContent = "还有 " + rest + " 个单位没有列出，在上面输入名称查找。";
  }

  // Where one was just now is not the next place to go, though the server may not know of it yet.
  var recorded = [];
  function settle() {
    known.filter(function (unit) { return recorded.indexOf(kind + unit.id) >= 0; }).forEach(function (unit) {
      known.splice(known.indexOf(unit), 1);
      known.push(Object.assign(unit, { why: "刚登记", due: null }));
    });
  }

  // What the work is about decides which duties it answers.
  function about() {
    return Array.prototype.map.call(form.querySelectorAll("input[name=topic]:checked"), function (box) {
      return "&topic=" + encodeURIComponent(box.value);
    }).join("");
  }

  function load(again) {
    if (kind !== form.elements.kind.value) known = null;
    kind = form.elements.kind.value;
    if (!document.getElementById("record-subjects")) return;
    var asked = kind, topics = about(), corrects = form.elements.replaces;
    fetch("/records/subjects?kind=" + encodeURIComponent(kind) + topics + (corrects ? "&replaces=" + corrects.value : ""), { headers: { "HX-Request": "true" }, credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (units) {
        if (!units || asked !== form.elements.kind.value || topics !== about()) return;
        known = units;
        settle();
        if (again || recorded.length) look(form.elements.q.value);
        var near = document.getElementById("record-near");
        if (!near || !navigator.geolocation || !window.isSecureContext || !units.some(function (unit) { return unit.latitude; })) return;
        near.hidden = false;
        if (navigator.permissions) navigator.permissions.query({ name: "geolocation" }).then(function (may) {
          if (may.state === "granted") nearest(false);
        }).catch(function () { return null; });
      }).catch(function () { return null; });
  }

  function scattered(name, text) {
    var at = 0;
    for (var i = 0; i < text.length; i++) {
      at = name.indexOf(text[i], at) + 1;
      if (at === 0) return false;
    }
    return true;
  }

  // Each letter follows the one before at once or begins the next syllable, or any later one where syllables are left out.
  function spelled(spelling, letters, loose) {
    var ends = [];
    for (var i = 0; i < letters.length; i++) {
      var before = ends;
      ends = [];
      for (var at = 1; at < spelling.length; at++) {
        if (spelling[at] !== letters[i]) continue;
        var begins = spelling[at - 1] === "'";
        if (i ? before.some(function (end) {
          return end === at - 1 || begins && (loose ? end < at : spelling.indexOf("'", end) === at - 1);
        }) : begins) ends.push(at);
      }
    }
    return ends.length > 0;
  }

  function narrow(text) { return text.normalize("NFKC"); }

  // As the server finds them: see Word.java.
  function called(wanted) {
    var letters = wanted.toLowerCase().replace(/'/g, "").replace(/v/g, "u");
    function found(loose) {
      return known.filter(function (unit) {
        return (unit.spelling || "").split(" ").some(function (spelling) { return spelled(spelling, letters, loose); });
      });
    }
    var heard = /^[a-z0-9]{2,24}$/.test(letters) ? found(false) : [];
    if (!heard.length && /^[a-z0-9]{4,24}$/.test(letters)) heard = found(true);
    return known.filter(function (unit) {
      return scattered(narrow(unit.name), wanted) || (unit.code || "").indexOf(wanted.toUpperCase()) === 0 || heard.indexOf(unit) >= 0;
    });
  }

  function look(text) {
    var wanted = narrow(text).replace(/\s/g, "");
    var found = called(wanted);
    if (wanted) found.sort(function (a, b) { return a.name.length - b.name.length; });
    show(found.slice(0, wanted ? FOUND : NEAR), function (unit) { return unit.why; }, found);
  }

  // Great-circle distance in kilometres.
  function distance(unit, here) {
    var rad = Math.PI / 180;
    var a = Math.pow(Math.sin((unit.latitude - here.latitude) * rad / 2), 2)
      + Math.cos(unit.latitude * rad) * Math.cos(here.latitude * rad) * Math.pow(Math.sin((unit.longitude - here.longitude) * rad / 2), 2);
    return 2 * RADIUS * Math.asin(Math.sqrt(a));
  }

  // By need, and of equal need the nearest first; only asked for by itself is nearness all that counts.
  function before(asked) {
    return function (a, b) {
      var need = (a.due || "9") < (b.due || "9") ? -1 : (a.due || "9") > (b.due || "9") ? 1 : 0;
      return !asked && need || a.away - b.away;
    };
  }

  function nearest(asked) {
    navigator.geolocation.getCurrentPosition(function (position) {
      if (!known) return;
      var units = known.filter(function (unit) { return unit.latitude; }).map(function (unit) {
        return Object.assign({ away: distance(unit, position.coords) }, unit);
      }).sort(before(asked)).slice(0, NEAR);
      show(units, function (unit) {
        var away = unit.away < 0.95 ? Math.round(unit.away * 10) * 100 + " 米" : unit.away.toFixed(1) + " 公里";
        return "离您约 " + away + " · " + unit.why;
      }, known);
    }, function () {
      if (asked) window.haoyuan.say("没有得到位置，请在列表中选择或按名称查找。");
    }, { maximumAge: 5 * 60 * 1000, timeout: 10 * 1000 });
  }

  window.haoyuan.subjects = {
    /** Work of this kind there was recorded in this window. */
    recorded: function (id) {
      recorded.push(kind + id);
      if (!known) return;
      settle();
      look(form.elements.q.value);
    },

    /** Chooses a unit, though it may not be listed. */
    choose: function (id, name) {
      var radio = form.querySelector("input[name=subject][value='" + Number(id) + "']");
      if (radio) { radio.checked = true; return; }
      var box = document.getElementById("record-subjects");
      if (!box) return;
      var unit = known && known.filter(function (each) { return String(each.id) === String(id); })[0];
      box.insertBefore(row(unit || { id: id, name: name || "已选的单位" }, unit ? unit.why : "", true), box.firstChild);
    }
  };

  form.addEventListener("click", function (event) { if (event.target.closest("#record-near")) nearest(true); });
  form.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.name === "q") event.preventDefault();
  });
  form.addEventListener("change", function (event) { if (event.target.name === "topic") load(true); });
  form.addEventListener("input", function (event) { if (event.target.name === "q" && known) look(event.target.value); });

  // The list on the device answers sooner than the server; another kind of work needs the server.
  form.addEventListener("htmx:beforeRequest", function (event) {
    if (event.target.name === "q" && known) event.preventDefault();
  });
  function back(event) {
    if (event.target.name !== "kind") return;
    form.elements.kind.value = kind;
    window.haoyuan.say("换类型需要信号，类型没有变。");
  }
  form.addEventListener("htmx:sendError", back);
  form.addEventListener("htmx:responseError", back);
  form.addEventListener("htmx:afterSettle", function (event) { if (event.target.id === "record-parts") load(false); });
  load(false);
})();
