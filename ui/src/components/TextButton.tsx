import type { ComponentProps } from "react";
import classes from "./TextButton.module.css";

/** A quiet step within a text: looks like a link, does something here. */
export function TextButton({ className, ...props }: ComponentProps<"button">) {
  const look = className ? `${classes.button} ${className}` : classes.button;
  return <button type="button" className={look} {...props} />;
}
