export { exit as GET, exit as POST } from '@webcors-apps/next/exits/exit'
