/* The space on the left and on the right of each option's text within its box. */
(items) => items.map((li) => {
  const range = document.createRange();
  range.selectNodeContents(li.querySelector(".option"));
  const text = range.getBoundingClientRect(), box = li.getBoundingClientRect();
  return [text.left - box.left, box.right - text.right];
});
