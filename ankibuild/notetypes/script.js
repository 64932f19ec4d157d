/* Boxes that scroll sideways (code, tables, long math) can be reached and scrolled with the keyboard, and
   VoiceOver counts the options although their list has a style of its own. The card is complete without.
   Anki runs this on both sides of a card, in one page: running it again changes nothing. */
(function () {
  "use strict";

  function makeReachable(box) {
    var wide = box.scrollWidth > box.clientWidth;
    if (wide && !box.hasAttribute("tabindex")) {
      box.tabIndex = 0;
      box.dataset.reachable = "";
    } else if (!wide && "reachable" in box.dataset) {
      box.removeAttribute("tabindex");
      delete box.dataset.reachable;
    }
  }

  function update(sheet) {
    sheet.querySelectorAll("pre, .table, mjx-container").forEach(makeReachable);
  }

  function watch(sheet) {
    update(sheet);
    if (sheet.dataset.watched || !window.ResizeObserver) return;
    sheet.dataset.watched = "";
    new ResizeObserver(function () { update(sheet); }).observe(sheet);
  }

  document.querySelectorAll(".sheet").forEach(watch);
  document.querySelectorAll(".options").forEach(function (list) { list.setAttribute("role", "list"); });
})();
