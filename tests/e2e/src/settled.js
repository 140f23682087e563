// Body of a function that calls back once the page has been left alone for a moment: what
// was still being fetched when the screen came has arrived, what was fading in is there.
const [done] = arguments;
const MOMENT = 150;
let last = performance.now();
const observer = new MutationObserver(() => { last = performance.now(); });
observer.observe(document, { childList: true, characterData: true, subtree: true });
const moves = (animation) =>
  animation.playState === "running" && Number.isFinite(animation.effect?.getComputedTiming().endTime ?? 0);
const look = () => {
  if (document.getAnimations().some(moves)) last = performance.now();
  const quiet = performance.now() - last;
  if (quiet < MOMENT) return setTimeout(look, MOMENT - quiet);
  observer.disconnect();
  done(true);
};
setTimeout(look, MOMENT);
