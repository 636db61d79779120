import { together } from '../../db/together.ts'
import { line, named } from '../../words/line.ts'
import { digestPart } from '../digest/part.ts'
import { membersByIds, unreachableMembers } from './queries.ts'

export const membersInDigest = digestPart<{ readonly unreachable: number }, string>({
  rows: unreachableMembers,
  read: (_, __, unreachable) => ({ unreachable: unreachable.length }),
  isQuiet: () => true,
  lines: {
    unreachable: {
      says: ({ unreachable }, words) => words.members.digest.unreachable(unreachable),
      isLeftOut: ({ unreachable }) => unreachable === 0,
      report: () => ({}),
      names: {
        title: words => words.members.digest.whoIsUnreachable,
        async read(club, _, words) {
          const { unreachable } = await together(club, { unreachable: [unreachableMembers(club)] })
          const people = await membersByIds(club, unreachable)
          return {
            lists: [
              {
                heading: words.members.digest.whoIsUnreachable,
                lines: [...people.values()].map(member => line`${named(member)}`),
              },
            ],
            choices: [],
            about: [...people.keys()],
          }
        },
      },
    },
  },
  actions: {},
})
