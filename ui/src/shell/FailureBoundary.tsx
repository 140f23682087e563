import { Component, type ErrorInfo, type ReactNode } from "react";
import { ErrorState } from "@/components/ErrorState";
import { asLanewiseError } from "@/ipc";
import classes from "./Shell.module.css";

/** Keeps the frame standing when a screen fails, and offers to try again. */
export class FailureBoundary extends Component<
  { children: ReactNode; onFailure?: (error: Error, info: ErrorInfo) => void },
  { failure: unknown }
> {
  override state: { failure: unknown } = { failure: null };

  static getDerivedStateFromError(failure: unknown): { failure: unknown } {
    return { failure };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.props.onFailure?.(error, info);
  }

  override render(): ReactNode {
    if (this.state.failure === null) {
      return this.props.children;
    }
    return (
      <div className={classes.failure}>
        <ErrorState
          error={asLanewiseError(this.state.failure)}
          onRetry={() => this.setState({ failure: null })}
        />
      </div>
    );
  }
}
