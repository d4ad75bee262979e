"use strict";
// Part of cn.haoyuan.testing.Accessibility: names what a page is made of, and runs axe on what no page before it showed.
(function () {
  var NAMED = ["role", "type", "scope", "aria-current", "aria-invalid", "aria-hidden", "aria-expanded", "open", "disabled"];

  /** What of an element can matter to a rule: its kind, its looks, its name, its size. Its words cannot. */
  function look(element) {
    var names = element.getAttributeNames().filter(function (name) { return !/^(class|id|href|value|style|d|x|y|cx|cy|x1|x2|y1|y2|name|data-.*|hx-.*)$/.test(name); });
    var box = element.getBoundingClientRect();
    var words = Array.prototype.some.call(element.childNodes, function (child) { return child.nodeType === 3 && child.data.trim(); });
    return [element.tagName, Array.prototype.slice.call(element.classList).sort().join("."), names.sort().join(" "),
      NAMED.map(function (name) { return element.getAttribute(name) || ""; }).join(","),
      words ? "words" : "", element.labels && element.labels.length ? "label" : "", element.checked ? "checked" : "",
      box.width === 0 ? "none" : box.width < 24 || box.height < 24 ? "small" : ""].join("|");
  }

  function hash(text, from) {
    var one = from[0], two = from[1];
    for (var i = 0; i < text.length; i++) {
      one = Math.imul(one ^ text.charCodeAt(i), 2654435761);
      two = Math.imul(two ^ text.charCodeAt(i), 1597334677);
    }
    return [one, two];
  }

  /** Calls back with each element and the name of the way to it, from the outside in. */
  function walk(element, from, each) {
    var here = hash(look(element), from);
    each(element, (here[0] >>> 0).toString(36) + (here[1] >>> 0).toString(36));
    for (var child = element.firstElementChild; child; child = child.nextElementSibling) walk(child, here, each);
  }

  window.accessibility = {
    /** Names of what the page shows where it begins: one that scrolled to its errors has targets under the bar. */
    shown: function () {
      window.scrollTo({ top: 0, behavior: "instant" });
      var shown = new Set();
      walk(document.documentElement, [17, 31], function (element, name) { shown.add(name); });
      return Array.from(shown);
    },
    /** Violations of the tags at the elements that first show one of these names; all rules, but each element once. */
    violations: function (tags, fresh) {
      if (!window.axe) loadAxe();
      // a bar at the foot of the window covers at any moment what can be scrolled free of it: it is examined where it stands in the page
      Array.prototype.forEach.call(document.querySelectorAll(".form-buttons"), function (bar) {
        if (getComputedStyle(bar).position === "sticky") bar.style.position = "static";
      });
      var left = new Set(fresh), keep = new Set();
      walk(document.documentElement, [17, 31], function (element, name) {
        if (!left.delete(name)) return;
        for (var at = element; at && !keep.has(at); at = at.parentElement) keep.add(at);
      });
      var exclude = [];
      (function prune(element) {
        for (var child = element.firstElementChild; child; child = child.nextElementSibling) {
          if (keep.has(child) || child === document.body || child === document.head) prune(child); else exclude.push(child);
        }
      })(document.documentElement);
      return window.axe.run({ include: [document], exclude: exclude },
        { runOnly: tags, resultTypes: ["violations"], preload: false }).then(function (result) {
          var found = [];
          result.violations.forEach(function (rule) {
            rule.nodes.forEach(function (node) {
              var why = node.any.concat(node.all, node.none)[0];
              found.push(rule.id + ": " + node.target.join(" ") + " " + node.html.slice(0, 200) + (why ? " (" + why.message + ")" : ""));
            });
          });
          return found;
        });
    }
  };
})();
