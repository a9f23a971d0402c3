import type { NextConfig } from 'next'

export default {
  // exits/exit.ts calls forbidden() and unauthorized(), which need this option.
  experimental: { authInterrupts: true },
  // Files that anyone may read need only this header.
  async headers() {
    return [
      { source: '/fonts/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] },
    ]
  },
} satisfies NextConfig
