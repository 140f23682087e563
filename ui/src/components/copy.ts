/** Puts a text where it can be pasted from. False where the system does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Some systems give pages no clipboard; the oldest way may still work.
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand?.("copy") ?? false;
    field.remove();
    if (before instanceof HTMLElement) {
      before.focus();
    }
    return done;
  }
}
