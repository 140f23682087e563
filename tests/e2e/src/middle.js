// Body of a function that gives the middle of an element in whole pixels, after it has been
// brought into view; of the first thing in it that takes room, when it takes none itself.
const [element] = arguments;
const takesRoom = (one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
};
const it = [element, ...element.querySelectorAll("*")].find(takesRoom) ?? element;
element.scrollIntoView({ block: "nearest", inline: "nearest" });
const box = it.getBoundingClientRect();
return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
