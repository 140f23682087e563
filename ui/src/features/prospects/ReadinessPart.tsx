import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Readiness } from "@/components/readiness/Readiness";
import { WaiveGate } from "@/components/waivers/WaiveGate";
import type { Profile } from "@/ipc";
import { readinessQuery, useCheckOff } from "@/queries/readiness";

interface ReadinessPartProps {
  account: number;
  profile: Profile;
  /** Opens the answer to a parameter. */
  onAnswer: (parameter: string) => void;
}

/** The gates on a prospect's page. */
export function ReadinessPart({ account, profile, onAnswer }: ReadinessPartProps) {
  const navigate = useNavigate();
  const { data: readiness } = useQuery(readinessQuery(account));
  const { mutate: check } = useCheckOff(account);
  if (!readiness?.open) {
    return null;
  }
  return (
    <Readiness
      // Keyed: which gate was looked at belongs to this prospect.
      key={account}
      readiness={readiness}
      profile={profile}
      onGo={(target) => {
        if (target.kind === "answer") {
          onAnswer(target.parameter);
        } else {
          void navigate({
            to: "/slides/$account",
            params: { account: String(account) },
            search: target.kind === "slide" ? { slide: target.slide, field: target.field } : {},
          });
        }
      }}
      onCheck={(gate, item, done) => check({ gate, item, done })}
      waive={(seen) => <WaiveGate account={account} seen={seen} />}
      onCard={(gate) =>
        void navigate({ to: "/documents", search: { account, kind: "gate", gate } })
      }
    />
  );
}
