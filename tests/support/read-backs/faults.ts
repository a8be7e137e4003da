import { isDeepStrictEqual } from "node:util";
import type { RegionClasses } from "../../../domain/regions/regions";
import { type Places, type ReadBack, regionsOf } from "./read-back";

/** A control that the account does not show as it should in a region. */
interface Fault {
  control: string;
  region: string;
  found: unknown;
  wanted: unknown;
}

async function faultsIn(row: ReadBack, places: Places, regions: RegionClasses): Promise<Fault[]> {
  const own = regionsOf(row.control, regions);
  const others = "elsewhere" in row ? regions.covered.filter((region) => !own.includes(region)) : [];
  const looked = await Promise.all(
    [...own, ...others].map(async (region) => {
      const place = places.at(region);
      const wanted = own.includes(region) ? row.wants(place) : row.elsewhere;
      return { control: row.control, region, found: await row.look(place), wanted };
    }),
  );
  return looked.filter(({ found, wanted }) => !isDeepStrictEqual(found, wanted));
}

/** What the account does not show, of every control in every region where it must or must not be. */
export const faultsOf = async (rows: readonly ReadBack[], places: Places, regions: RegionClasses): Promise<Fault[]> =>
  (await Promise.all(rows.map((row) => faultsIn(row, places, regions)))).flat();
