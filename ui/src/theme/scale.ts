import { useSyncExternalStore } from "react";
import { zoomWindow } from "@/ipc";

/** The sizes that Ctrl + and Ctrl − step through, in percent. */
export const ZOOMS: readonly number[] = [70, 80, 90, 100, 110, 125, 150, 175, 200];

/** How large everything is drawn. */
export interface Scale {
  /** What the reader chose, in percent. */
  zoom: number;
  /** For a projector: everything as large as the window allows, and stronger. */
  room: boolean;
}

const ZOOM = "lanewise.zoom";
const ROOM = "lanewise.room";

/** The window that the screens are laid out for; the room mode enlarges until they fill it. */
const LAYOUT = { width: 1180, height: 720 };
/** In a small window too, the room mode enlarges a little; on the largest wall, no more than this. */
const ROOM_LEAST = 1.15;
const ROOM_MOST = 2.4;

function stored(): Scale {
  const zoom = Number(localStorage.getItem(ZOOM));
  return {
    zoom: ZOOMS.includes(zoom) ? zoom : 100,
    room: localStorage.getItem(ROOM) === "on",
  };
}

let scale: Scale = stored();
/** The factor that the window stands at. */
let applied = 1;
const listeners = new Set<() => void>();

/**
 * How much the room mode enlarges in a window of this many pixels. Whoever sits five metres from
 * a screen sees a share of it, not pixels: the wider the picture, the more it enlarges.
 */
export function roomFactor(width: number, height: number): number {
  const fits = Math.min(width / LAYOUT.width, height / LAYOUT.height);
  return Math.round(Math.min(Math.max(fits, ROOM_LEAST), ROOM_MOST) * 20) / 20;
}

function apply(): void {
  document.documentElement.toggleAttribute("data-room", scale.room);
  // The window's own pixels, whatever the zoom just now.
  const [width, height] = [window.innerWidth * applied, window.innerHeight * applied];
  const factor = (scale.zoom / 100) * (scale.room ? roomFactor(width, height) : 1);
  if (factor !== applied) {
    applied = factor;
    zoomWindow(factor);
  }
}

function become(next: Scale): void {
  scale = next;
  localStorage.setItem(ZOOM, String(next.zoom));
  localStorage.setItem(ROOM, next.room ? "on" : "off");
  apply();
  for (const listener of listeners) {
    listener();
  }
}

/** Draws everything at the remembered size, and keeps to it when the window changes its own. */
export function startScale(): () => void {
  scale = stored();
  apply();
  let waiting = 0;
  const follow = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(apply, 120);
  };
  window.addEventListener("resize", follow);
  return () => {
    window.clearTimeout(waiting);
    window.removeEventListener("resize", follow);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How large everything is drawn now. */
export function useScale(): Scale {
  return useSyncExternalStore(subscribe, () => scale);
}

/** Switches the room mode on or off, and remembers it. */
export function setRoom(room: boolean): void {
  become({ ...scale, room });
}

/** The room mode, the other way round. */
export function toggleRoom(): void {
  setRoom(!scale.room);
}

/** One size larger, one smaller, or (0) as it comes. */
export function stepZoom(step: 1 | -1 | 0): void {
  const at = ZOOMS.indexOf(scale.zoom);
  const next = step === 0 ? 100 : (ZOOMS[at + step] ?? scale.zoom);
  become({ ...scale, zoom: next });
}
