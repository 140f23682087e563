/** Two parameters that another screen wants to see side by side in the studio. */
let wanted: { stays: string; goes: string } | null = null;

/** Asks for them; go to the studio next. */
export function askPair(stays: string, goes: string): void {
  wanted = { stays, goes };
}

/** What was asked for, once. */
export function takePair(): { stays: string; goes: string } | null {
  const pair = wanted;
  wanted = null;
  return pair;
}
