export const onRequest = () => Response.json([{ id: 1 }])
