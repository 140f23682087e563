import { Component, type ErrorInfo, type ReactNode } from "react";
import { asLanewiseError } from "@/ipc";
import { reportCrash } from "@/queries/crash";
import { ScreenFailed } from "./crash/ScreenFailed";

/** Keeps the frame standing when a screen fails: writes the report, and offers to try again. */
export class FailureBoundary extends Component<
  { children: ReactNode; onFailure?: (error: Error, info: ErrorInfo) => void },
  { failure: unknown }
> {
  override state: { failure: unknown } = { failure: null };

  static getDerivedStateFromError(failure: unknown): { failure: unknown } {
    return { failure };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    void reportCrash(error);
    this.props.onFailure?.(error, info);
  }

  override render(): ReactNode {
    return this.state.failure === null ? (
      this.props.children
    ) : (
      <ScreenFailed
        error={asLanewiseError(this.state.failure)}
        onRetry={() => this.setState({ failure: null })}
      />
    );
  }
}
