/* Everything that the style computes for an element, what is in it, and what it puts before and after. */
(root) => {
  const all = (style) => [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
  return [root, ...root.querySelectorAll("*")].flatMap((element, index) =>
    [null, "::before", "::after", "::marker"].flatMap((pseudo) =>
      all(getComputedStyle(element, pseudo)).map((line) => `${index}${pseudo ?? ""} ${line}`)));
};
