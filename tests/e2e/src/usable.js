// Body of a function that gives the time, once the screen can be used; null before.
const busy = document.querySelector("[aria-busy=true]");
const heading = document.querySelector("h1");
if (document.readyState !== "complete" || busy || !heading?.innerText) return null;
return performance.timeOrigin + performance.now();
