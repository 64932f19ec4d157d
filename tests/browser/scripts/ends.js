/* Where the first and the last character of a text stand, from the left. */
(box) => [0, box.firstChild.length - 1].map((at) => {
  const range = document.createRange();
  range.setStart(box.firstChild, at);
  range.setEnd(box.firstChild, at + 1);
  return range.getBoundingClientRect().left;
});
