(function () {
  "use strict";
  var form = document.getElementById("loc");
  var search = document.getElementById("tim");
  var unit = document.getElementById("don-vi-loc");
  var boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
  var reset = document.getElementById("bo-loc");
  var result = document.getElementById("ket-qua");
  var nothing = document.getElementById("khong-co");

  // Tones, marks and case do not count: "Hòa", "hoa" and "HOÀ" find each other.
  function fold(text) {
    return text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ");
  }

  var targets = Array.from(document.querySelectorAll(".target")).map(function (element) {
    var movement = element.closest(".movement");
    var title = movement ? movement.querySelector("h4").textContent : "";
    return {
      element: element,
      status: element.dataset.status,
      units: element.dataset.units.split(" "),
      text: fold(title + " " + element.textContent)
    };
  });
  var groups = Array.from(document.querySelectorAll(".movement, .of-unit"));

  function apply() {
    var words = fold(search.value).trim().split(" ").filter(Boolean);
    var statuses = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var filtered = words.length > 0 || statuses.length > 0 || unit.value !== "";
    var shown = 0;
    targets.forEach(function (target) {
      var fits = (unit.value === "" || target.units.indexOf(unit.value) >= 0) &&
        (statuses.length === 0 || statuses.indexOf(target.status) >= 0) &&
        words.every(function (word) { return target.text.indexOf(word) >= 0; });
      target.element.hidden = !fits;
      if (fits) { shown += 1; }
    });
    groups.forEach(function (group) {
      group.hidden = filtered && !group.querySelector(".target:not([hidden])");
    });
    nothing.hidden = shown > 0 || !filtered;
    reset.hidden = !filtered;
    result.textContent = filtered
      ? "Đang hiện " + shown + "/" + targets.length + " chỉ tiêu."
      : "Đang hiện cả " + targets.length + " chỉ tiêu.";
  }

  // A link to a target that the filter hides takes the filter off, and opens the figures.
  function follow() {
    var aimed = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!aimed) { return; }
    if (aimed.hidden || aimed.closest("[hidden]")) { form.reset(); apply(); aimed.scrollIntoView(); }
    if (aimed.classList.contains("target")) { aimed.querySelector("details").open = true; }
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () {
    setTimeout(function () { apply(); search.focus(); }, 0);
  });
  window.addEventListener("hashchange", follow);
  form.hidden = false;
  apply();
  follow();
})();
