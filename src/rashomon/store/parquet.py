"""Write a table of a desk as Parquet; the only module that knows Arrow (extra `arrow`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.errors import MissingExtraError
from rashomon.store.exports import AT_ONCE, columns_of, stream_rows


def write_parquet(connection: Connection, table: sa.Table, file: Path) -> None:
    """Write all rows of the table to `file`, some at a time."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise MissingExtraError('Parquet needs: pip install "rashomon[arrow]"') from error
    columns = [*columns_of(table), *([table.c.object] if "object" in table.c else [])]
    kinds = {bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64()}
    shape = pyarrow.schema([(column.name, kinds.get(column.type.python_type, pyarrow.string())) for column in columns])
    with parquet.ParquetWriter(file, shape, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for row in stream_rows(connection, sa.select(*columns).order_by(table.c.number)):
            rows.append(dict(row))
            if len(rows) == AT_ONCE:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema=shape))
                rows = []
        writer.write_table(pyarrow.Table.from_pylist(rows, schema=shape))
