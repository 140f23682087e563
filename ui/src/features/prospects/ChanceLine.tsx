import { useQuery } from "@tanstack/react-query";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { chanceQuery } from "@/queries/refine";

/** How customers with such a score fared, where there are enough of them to say so; else nothing. */
export function ChanceLine({ account }: { account: number }) {
  const format = useFormat();
  const { data: chance } = useQuery(chanceQuery(account));
  return chance ? (
    <VoiceSentence
      size="small"
      i18nKey="refine.chances.line"
      values={{
        n: format.count(Math.round(chance.chance / 10)),
        low: format.count(Math.round(chance.low / 10)),
        high: format.count(Math.round(chance.high / 10)),
      }}
    />
  ) : null;
}
