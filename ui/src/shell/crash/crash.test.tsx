import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answers, answerWith, type CrashReport, LanewiseError } from "@/ipc";
import { showApp } from "@/test/app";
import { axeProblems, renderThemed } from "@/test/render";
import { FailureBoundary } from "../FailureBoundary";

const REPORT: CrashReport = {
  id: "crash-1",
  path: "/home/ines/.local/share/lanewise/crashes/crash-1.txt",
  time: "2026-11-20T18:30:00Z",
  message: "index out of bounds",
  seen: false,
};

function answers(): { given: Answers; seen: ReturnType<typeof vi.fn>; forget: () => void } {
  let reports: CrashReport[] = [REPORT];
  const seen = vi.fn((id: string) => {
    reports = reports.map((one) => (one.id === id ? { ...one, seen: true } : one));
    return null;
  });
  const forget = vi.fn(() => {
    reports = [];
    return null;
  });
  const given: Answers = {
    workspaceCurrent: () => {
      throw new LanewiseError("no_workspace");
    },
    recentList: () => [],
    crashReports: () => reports,
    crashReportText: () => "Lanewise crash report\nindex out of bounds",
    crashReportSeen: seen,
    crashReportsForget: forget,
  };
  return { given, seen, forget };
}

afterEach(() => answerWith(null));

describe("CrashNotice", () => {
  it("tells kindly what happened, shows the whole report, and is quiet from then on", async () => {
    const { given, seen, forget } = answers();
    const { view } = await showApp(given, "/settings");
    const notice = await screen.findByTestId("crash-notice");
    expect(notice).toHaveTextContent("Your work is saved.");
    expect(notice).toHaveTextContent("nothing was sent");
    expect(await axeProblems(view.container)).toEqual([]);
    await userEvent.click(screen.getByTestId("crash-read"));
    const text = await screen.findByTestId("crash-text");
    await waitFor(() => expect(text).toHaveTextContent("index out of bounds"));
    expect(seen).toHaveBeenCalledExactlyOnceWith("crash-1");
    await waitFor(() => expect(screen.queryByTestId("crash-notice")).toBeNull());
    await userEvent.click(screen.getByTestId("crash-forget"));
    expect(forget).toHaveBeenCalledOnce();
    expect(await screen.findByText("None. Nothing has gone wrong so far.")).toBeInTheDocument();
  });
});

const state = { broken: true };

function Lanes() {
  if (state.broken) {
    throw new Error("no such lane");
  }
  return <p>Here again</p>;
}

describe("FailureBoundary", () => {
  it("writes the report of a screen that fails, and draws it again when asked", async () => {
    const report = vi.fn(() => null);
    answerWith({ crashFromScreen: report });
    vi.spyOn(console, "error").mockImplementation(() => {});
    renderThemed(
      <FailureBoundary>
        <Lanes />
      </FailureBoundary>,
    );
    expect(screen.getByRole("alert")).toBeInTheDocument();
    expect(report).toHaveBeenCalledWith(
      "Error: no such lane",
      expect.any(String),
      expect.any(String),
    );
    state.broken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.getByText("Here again")).toBeInTheDocument();
  });
});
