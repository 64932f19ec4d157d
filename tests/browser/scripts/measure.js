/* What is to be known about a side of a card in the page: returned as plain data, for the tests to judge. */
() => {
  const LEAST = 4.5;

  const rgba = (text) => {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return [r, g, b, a];
  };

  const over = ([r, g, b, a], below) => [r, g, b].map((value, i) => value * a + below[i] * (1 - a));

  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  /* The colour behind an element: its own and its ancestors' backgrounds, the lowest first. */
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(rgba(getComputedStyle(at).backgroundColor));
    return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };

  const opacity = (element) => {
    let product = 1;
    for (let at = element; at; at = at.parentElement) product *= Number(getComputedStyle(at).opacity);
    return product;
  };

  const ratio = (element, style, background) => {
    const [r, g, b, a] = rgba(style.color);
    return contrast(over([r, g, b, a * opacity(element)], background), background);
  };

  const isShown = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect().width > 0 && node.parentElement.checkVisibility({ visibilityProperty: true });
  };

  const textNodes = () => {
    const walker = document.createTreeWalker(document.getElementById("qa"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim() && isShown(walker.currentNode)) nodes.push(walker.currentNode);
    return nodes.filter((node) => !node.parentElement.closest("style, script"));
  };

  /* [text, contrast] of every text that is too faint, also of those that the style puts in. */
  const faint = () => {
    const found = textNodes().map((node) => {
      const element = node.parentElement;
      return [node.data.trim().slice(0, 40), ratio(element, getComputedStyle(element), behind(element))];
    });
    for (const element of document.querySelectorAll("#qa *")) {
      if (!element.checkVisibility()) continue;
      for (const pseudo of ["::before", "::after"]) {
        const style = getComputedStyle(element, pseudo);
        if (["none", "normal", '""'].includes(style.content)) continue;
        const background = over(rgba(style.backgroundColor), behind(element));
        found.push([`${element.tagName}${pseudo} ${style.content}`, ratio(element, style, background)]);
      }
    }
    return found.filter(([, value]) => value < LEAST);
  };

  /* Boxes that take room and hold nothing. */
  const empty = () =>
    [...document.querySelectorAll(".sheet section, .sheet aside, .sheet div, .sheet details, .sheet h2, .sheet p")]
      .filter((box) => box.checkVisibility() && box.getBoundingClientRect().height > 0)
      .filter((box) => !box.textContent.trim() && !box.querySelector("img, audio, video, svg"))
      .map((box) => box.className || box.tagName);

  const overflow = () => document.documentElement.scrollWidth - window.innerWidth;

  const text = (node) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll("style, script").forEach((element) => element.remove());
    return copy.textContent;
  };

  const qa = document.getElementById("qa");
  const folds = [...qa.querySelectorAll("details")];
  const result = {
    open: folds.filter((fold) => fold.open).length,
    visible: qa.innerText,
    whole: text(qa),
    folded: { overflow: overflow(), faint: faint() },
    empty: empty(),
  };
  folds.forEach((fold) => { fold.open = true; });
  result.unfolded = { overflow: overflow(), faint: faint() };
  return result;
};
