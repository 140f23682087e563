// Body of a function that gives the time, once the screen can be used; null before.
const busy = document.querySelector("[aria-busy=true]");
const heading = document.querySelector("h1");
// A name that can be changed in place is a field inside the heading.
const named = heading && (heading.innerText.trim() || heading.querySelector("input, textarea")?.value);
if (document.readyState !== "complete" || busy || !named) return null;
return performance.timeOrigin + performance.now();
