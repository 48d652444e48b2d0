// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/glass_header.h"

#include "base/binary.h"
#include "index/index_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const undex_glass_tables[UNDEX_GLASS_TABLES] = {"postlist", "docdata",  "termlist",
                                                            "position", "spelling", "synonym"};

/* The file begins with these bytes, the date of the format in two more, and the database's UUID. */
static const guint8 magic[] = {0x0f, 0x0d, 'X', 'a', 'p', 'i', 'a', 'n', ' ', 'G', 'l', 'a', 's', 's'};
enum { FORMAT = 0x046e, FORMAT_LENGTH = 2 };

/* What Xapian's B-trees keep to. The numbers of the free list are in units of four bytes. */
enum { LEVELS = 10, BLOCK_UNIT = 2048, BLOCK_UNITS_MOST = 32, FREE_LIST_START = 8, FREE_LIST_UNIT = 4 };

/* A number that fits into 32 bits. */
static guint32 read_number(undex_binary_reader *from)
{
    guint64 number = undex_binary_read_number(from);
    from->bad |= number > G_MAXUINT32;
    return from->bad ? 0 : (guint32)number;
}

/* A place in the free list: nowhere, or in a block that is in use, behind what such a block begins with. */
static gboolean is_free_list_place(guint32 block, guint32 units, const undex_glass_table *table)
{
    return units == 0 || (block < table->first_unused && units >= FREE_LIST_START / FREE_LIST_UNIT &&
                          units <= table->block_size / FREE_LIST_UNIT - 1);
}

/* Of a table that was never written the free list takes no bytes. */
static gboolean read_free_list(undex_binary_reader *from, undex_glass_table *table, guint32 revision)
{
    guint32 length = read_number(from);
    if (from->bad || length > (gsize)(from->end - from->at))
        return FALSE;
    if (length == 0)
        return TRUE;
    undex_binary_reader list = {from->at, from->at + length, FALSE};
    from->at += length;
    guint32 changed = read_number(&list);
    table->first_unused = read_number(&list);
    gboolean sane = changed <= revision;
    for (int i = 0; i < 2; i++) {
        guint32 block = read_number(&list), units = read_number(&list);
        sane = sane && is_free_list_place(block, units, table);
    }
    return sane && undex_binary_reader_ended(&list);
}

static gboolean read_table(undex_binary_reader *from, undex_glass_table *table, guint32 revision)
{
    enum { LEVEL_SHIFT = 2, EMPTY = 1 };
    table->root = read_number(from);
    guint32 level = read_number(from);
    table->level = level >> LEVEL_SHIFT;
    table->empty = (level & EMPTY) != 0;
    table->entries = undex_binary_read_number(from);
    guint32 units = read_number(from);
    read_number(from); /* from which length on entries are compressed */
    if (from->bad || units == 0 || units > BLOCK_UNITS_MOST || (units & (units - 1)) != 0 ||
        table->level >= LEVELS)
        return FALSE;
    table->block_size = units * BLOCK_UNIT;
    return read_free_list(from, table, revision) &&
           (table->empty ? table->level == 0 && table->entries == 0 : table->root < table->first_unused);
}

/* What is said of the entries: how many, the highest number above that, bounds of lengths, and all words. */
static gboolean read_statistics(undex_binary_reader *from, undex_glass_header *header)
{
    header->entries = read_number(from);
    guint64 last = (guint64)header->entries + read_number(from);
    guint32 shortest = read_number(from), most_often = read_number(from);
    guint64 longest = (guint64)most_often + read_number(from);
    read_number(from); /* the oldest set of changes, for replication */
    header->total_length = undex_binary_read_number(from);
    read_number(from); /* the most frequent word of the spelling dictionary */
    header->last_entry = (guint32)last;
    header->shortest = shortest;
    header->longest = longest;
    header->most_often = most_often;
    return undex_binary_reader_ended(from) && last <= G_MAXUINT32 && longest <= G_MAXUINT32 &&
           shortest <= longest && header->total_length <= longest * header->entries;
}

gboolean undex_glass_header_parse(const guint8 *bytes, gsize length, undex_glass_header *header,
                                  const char **why)
{
    memset(header, 0, sizeof *header);
    gsize front = sizeof magic + FORMAT_LENGTH + sizeof header->uuid;
    *why = "its header is cut short";
    if (length <= front || length >= UNDEX_GLASS_HEADER_CEILING)
        return FALSE;
    *why = "its header does not begin as one of Xapian's";
    if (memcmp(bytes, magic, sizeof magic) != 0 ||
        (bytes[sizeof magic] << 8 | bytes[sizeof magic + 1]) != FORMAT)
        return FALSE;
    memcpy(header->uuid, bytes + front - sizeof header->uuid, sizeof header->uuid);
    undex_binary_reader from = {bytes + front, bytes + length, FALSE};
    header->revision = read_number(&from);
    *why = "its header says of a table what cannot be";
    for (int i = 0; i < UNDEX_GLASS_TABLES; i++)
        if (!read_table(&from, &header->tables[i], header->revision))
            return FALSE;
    *why = "its header counts what cannot be";
    return read_statistics(&from, header);
}

static gboolean fail(GError **error, const char *name, const char *why)
{
    return undex_error_fail(error, UNDEX_ERROR_INDEX, "%s %s; " UNDEX_INDEX_ADVICE_CHECK, name, why);
}

/* What the system does not let be read says nothing of what is in it. */
static gboolean fail_system(GError **error, const char *name)
{
    if (errno == ENOENT || errno == ENOTDIR)
        return fail(error, name, "is missing");
    return undex_error_fail(error, UNDEX_ERROR_IO, "%s cannot be read: %s", name, g_strerror(errno));
}

static guint32 big_endian(const guint8 *bytes)
{
    return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* A block begins with the revision that wrote it and its level. */
static gboolean look_at_root(int fd, const undex_glass_header *header, const undex_glass_table *table,
                             const char *name, GError **error)
{
    enum { REVISION = 4, FRONT = 5 };
    struct stat facts;
    guint8 front[FRONT];
    off_t at = (off_t)table->root * table->block_size;
    if (fstat(fd, &facts) != 0)
        return fail_system(error, name);
    if (!S_ISREG(facts.st_mode))
        return fail(error, name, "is no file");
    if (facts.st_size < at + (off_t)table->block_size)
        return fail(error, name, "is cut short");
    if (pread(fd, front, sizeof front, at) != (ssize_t)sizeof front)
        return fail_system(error, name);
    return (front[REVISION] == table->level && big_endian(front) <= header->revision) ||
           fail(error, name, "does not begin where the database's header says");
}

static gboolean look_at_table(int folder, const undex_glass_header *header, int number, GError **error)
{
    const undex_glass_table *table = &header->tables[number];
    char name[32];
    if (table->empty)
        return TRUE;
    g_snprintf(name, sizeof name, "%s.glass", undex_glass_tables[number]);
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return fail_system(error, name);
    gboolean good = look_at_root(fd, header, table, name, error);
    close(fd);
    return good;
}

static gboolean read_header(int folder, undex_glass_header *header, GError **error)
{
    static const char name[] = "iamglass";
    guint8 bytes[UNDEX_GLASS_HEADER_CEILING];
    const char *why = NULL;
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t length = fd >= 0 ? read(fd, bytes, sizeof bytes) : -1;
    if (length < 0)
        fail_system(error, name);
    if (fd >= 0)
        close(fd);
    return length >= 0 && (undex_glass_header_parse(bytes, (gsize)length, header, &why) ||
                           fail(error, "the database is damaged:", why));
}

gboolean undex_glass_header_read(const char *path, undex_glass_header *header, GError **error)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return fail_system(error, "its database");
    gboolean good = read_header(folder, header, error);
    for (int i = 0; good && i < UNDEX_GLASS_TABLES; i++)
        good = look_at_table(folder, header, i, error);
    close(folder);
    return good;
}

gboolean undex_glass_header_is_same(const undex_glass_header *a, const undex_glass_header *b)
{
    return a->revision == b->revision && memcmp(a->uuid, b->uuid, sizeof a->uuid) == 0;
}
