"use strict";
const box = document.getElementById("tim");
const rows = [...document.querySelectorAll("#xep-hang tbody tr")];
const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
const names = rows.map((row) => folded(row.dataset.n));
box.closest("p").hidden = false;
box.addEventListener("input", () => {
  const wanted = folded(box.value.trim());
  let shown = 0;
  rows.forEach((row, number) => {
    row.hidden = !names[number].includes(wanted);
    shown += !row.hidden;
  });
  document.getElementById("so-noi").textContent = `${shown} nơi`;
});
