/* Puts formulas into the stem as MathJax leaves them: one within a line and one on a line of its own. */
(wide) => {
  const filler = wide ? '<b style="display: inline-block; width: 2000px"></b>' : "";
  const formula = (attributes) =>
    `<mjx-container ${attributes}><mjx-math style="display: inline-block; white-space: nowrap; line-height: 1">` +
    `<i>x</i>${filler}</mjx-math></mjx-container>`;
  document.querySelector(".stem").innerHTML =
    `<p><i>x</i> is ${formula("")}.</p>${formula('display="true" style="display: block"')}`;
};
