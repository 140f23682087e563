import classes from "./AuditPage.module.css";
import type { Behind } from "./behind";

/** A number that opens its accounts; one without any is only a number. */
export function Open(props: {
  behind: Behind;
  onOpen: (behind: Behind) => void;
  /** The number, written. A prop and no child: inside a translated sentence children are the sentence's own. */
  text: string;
  strong?: boolean;
}) {
  const { behind, onOpen, text, strong } = props;
  const shown = strong ? <strong>{text}</strong> : text;
  if (behind.accounts.length === 0) {
    return <span>{shown}</span>;
  }
  return (
    <button
      type="button"
      className={classes.open}
      title={behind.title}
      onClick={() => onOpen(behind)}
      data-testid={`behind-${behind.id.replaceAll(" ", "-")}`}
    >
      {shown}
    </button>
  );
}
