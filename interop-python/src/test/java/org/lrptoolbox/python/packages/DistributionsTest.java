package org.lrptoolbox.python.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.lrptoolbox.python.testing.Python;

import java.nio.file.Files;
import java.nio.file.Path;

/** What Python's own modules find of the machine and of what comes along. */
class DistributionsTest {
    static boolean hasTimeZones() {
        return Files.exists(Path.of("/usr/share/zoneinfo/Europe/Berlin"));
    }

    @Test
    void packagesThatComeAlongHaveTheVersionsThatTheySay() {
        assertEquals("True True True True True\nNo package metadata was found for pandas\n['pillow'] pillow PIL\n[]\n",
                Python.run("""
                        from importlib import import_module, metadata
                        print(*(metadata.version(name) == import_module(module).__version__ for name, module in (
                            ('numpy', 'numpy'), ('SciPy', 'scipy'), ('matplotlib', 'matplotlib'), ('Pillow', 'PIL'),
                            ('scikit_image', 'skimage'))))
                        try:
                            metadata.version('pandas')
                        except metadata.PackageNotFoundError as error:
                            print(error)
                        print(metadata.packages_distributions()['PIL'], metadata.metadata('pillow')['Name'],
                              metadata.distribution('pillow').read_text('top_level.txt').strip())
                        print(list(metadata.distributions(path=['/'])))
                        """));
    }

    @Test
    @EnabledIf("hasTimeZones")
    void timeZonesAreTheSystems() {
        assertEquals("2026-07-01T12:00:00+02:00 2026-01-01T12:00:00+01:00\n", Python.run("""
                import datetime, zoneinfo
                berlin = zoneinfo.ZoneInfo('Europe/Berlin')
                print(*(datetime.datetime(2026, month, 1, 12, tzinfo=berlin).isoformat() for month in (7, 1)))
                """));
    }
}
