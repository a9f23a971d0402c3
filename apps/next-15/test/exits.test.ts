import { testExits } from '@webcors-apps/next/test/exits.test-util.ts'
import { startNext15 } from './next-15.test-util.ts'

testExits(startNext15)
