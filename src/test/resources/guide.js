"use strict";
// Part of cn.haoyuan.journey.GuidePictures: finds words of a page where they stand alone, and frames them.
(function () {
  function own(element) {
    return Array.prototype.filter.call(element.childNodes, function (node) { return node.nodeType === 3; })
      .map(function (node) { return node.data; }).join("").replace(/\s+/g, " ").trim();
  }
  function shown(element) {
    var box = element.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && getComputedStyle(element).visibility !== "hidden";
  }
  function find(words) {
    var all = Array.prototype.filter.call(document.querySelectorAll("header *, .side *, main *"), function (element) {
      return (own(element) === words || element.getAttribute("aria-label") === words) && shown(element);
    });
    return all.filter(function (element) { return element.closest("a, button, summary, label"); })[0] || all[0];
  }
  function frame(element) {
    var label = element.closest("label");
    return label && label.control && shown(label.control) && !/radio|checkbox/.test(label.control.type) ? label.control
      : element.closest("a, button, summary, label") || element;
  }
  window.guide = {
    /** Words that do not stand on the page; the others come into view and get a frame. */
    mark: function (named) {
      window.scrollTo({ top: 0, behavior: "instant" });
      var found = named.map(find);
      var missing = named.filter(function (words, at) { return !found[at]; });
      var frames = found.filter(Boolean).map(frame);
      frames.forEach(function (element) { element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" }); });
      var inMain = frames.filter(function (element) { return element.closest("main"); });
      var tops = inMain.map(function (element) { return element.getBoundingClientRect().top + scrollY; });
      var bottoms = inMain.map(function (element) { return element.getBoundingClientRect().bottom + scrollY; });
      var bottom = Math.max.apply(null, bottoms.concat(0));
      var top = Math.min.apply(null, tops.concat(bottom));
      window.scrollTo({ top: bottom <= innerHeight - 16 ? 0 : top - 90, behavior: "instant" });
      frames.forEach(function (element) {
        element.style.outline = "3px solid #d3261e";
        element.style.outlineOffset = element.closest(".menu, .tabs") ? "-3px" : "2px";
      });
      window.guide.unmark = function () { frames.forEach(function (element) { element.style.outline = ""; element.style.outlineOffset = ""; }); };
      return missing;
    }
  };
})();
